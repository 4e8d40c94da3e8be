import type { Host } from '../../cluster/types.js';
import type { Finding } from '../finding.js';
import { guardFix, type FixStep, type Verdict } from '../guard/guard-fix.js';
import type { Standing } from '../guard/standing.js';
import type { Handbook } from '../handbook.js';
import type { Trouble } from '../trouble.js';

/** What is to be done about a finding: judged by the guard, or by hand. */
export type ChosenFix =
  | { readonly kind: 'judged'; readonly trouble: Trouble; readonly verdict: Verdict }
  | { readonly kind: 'by-hand'; readonly why: string };

/** The steps that mend a finding, on its hosts, as far as the guard lets them. */
export const chooseFix = (
  handbook: Handbook,
  finding: Finding,
  hosts: readonly Host[],
  standing: Standing,
): ChosenFix => {
  const trouble = handbook.troubles.find(({ id }) => id === finding.id);
  if (trouble === undefined) return { kind: 'by-hand', why: finding.title };
  if (trouble.byHand !== undefined) return { kind: 'by-hand', why: trouble.byHand };
  const steps = trouble.fix.flatMap((id): readonly FixStep[] => {
    const step = handbook.steps.get(id);
    if (step === undefined) return [];
    const isFor = (host: Host): boolean =>
      step.on.some((wanted) => wanted === 'all' || wanted === host.name || host.roles.includes(wanted));
    const taken = hosts
      .filter((host) => isFor(host) && (trouble.fixOn === 'all' || finding.hosts.includes(host.name)))
      .map(({ name }) => name);
    const { risk, strategy } = step;
    const once = strategy === 'once' ? taken.slice(0, 1) : taken;
    return once.length === 0 ? [] : [{ id, risk, hosts: once }];
  });
  if (steps.length === 0) return { kind: 'by-hand', why: finding.title };
  const safeguards = (handbook.shared?.safeguards ?? []).flatMap((id) => {
    const step = handbook.steps.get(id);
    return step === undefined ? [] : [{ id, risk: step.risk }];
  });
  return { kind: 'judged', trouble, verdict: guardFix(steps, safeguards, standing) };
};
