import validRange from 'semver/ranges/valid.js';
import { closest } from '../../source/closest.js';
import type { Problem } from '../../source/problem.js';
import { factNames } from '../facts.js';
import type { Runbook, Step } from '../types.js';

/** The step contract: what must stand beside what. */
export const lintContract = (step: Step, runbook: Runbook): readonly Problem[] =>
  [...missingParts(step), ...wrongHosts(step, runbook), ...wrongConditions(step, runbook)].map((found) => ({
    ...step.place,
    ...found,
    message: `step "${step.id}" ${found.message}`,
  }));

interface Found {
  readonly message: string;
  readonly hint?: string;
}

const missingParts = (step: Step): readonly Found[] => {
  const effects = step.files.length + step.artifacts.length + step.certificates.length;
  const found: Found[] = [];
  if (!step.run && effects === 0) {
    found.push({ message: 'does nothing', hint: 'give it a run, file, artifact or pki block' });
  }
  if (step.risk === 'reads') {
    if (effects > 0)
      found.push({ message: 'says that it reads, but puts files on hosts', hint: 'risk: changes' });
    if (step.undo) found.push({ message: 'says that it reads, but has an undo', hint: 'risk: changes' });
    return found;
  }
  if (step.run && !step.check) {
    found.push({
      message: 'changes something without a check',
      hint: 'a check lets a second run say "already"',
    });
  }
  if (step.run && !step.verify) {
    found.push({
      message: 'changes something without a verify',
      hint: 'an exit status is not proof: verify what was done',
    });
  }
  if (!step.undo && step.noUndo === undefined) {
    found.push({
      message: `${step.risk} something without an undo`,
      hint: 'add an undo block, or say in no-undo why there is none',
    });
  }
  return found;
};

/** Hosts may be picked by name, so only what looks like a mistyped role is a problem here. */
const wrongHosts = ({ on }: Step, { roles }: Runbook): readonly Found[] =>
  on.flatMap((name) => {
    if (name === 'all' || roles.includes(name)) return [];
    const near = closest(name, roles);
    return near === undefined
      ? []
      : [{ message: `is on "${name}", which is no role`, hint: `did you mean "${near}"?` }];
  });

const wrongConditions = ({ when }: Step, { variables }: Runbook): readonly Found[] =>
  Object.entries(when).flatMap(([name, wanted]) => {
    const variable = variables.find((candidate) => candidate.name === name);
    if (!variable && name !== 'profile' && !factNames.includes(name)) {
      const near = closest(name, [...variables.map((candidate) => candidate.name), ...factNames, 'profile']);
      const hint = near === undefined ? `facts are ${factNames.join(', ')}` : `did you mean "${near}"?`;
      return [{ message: `asks for "${name}", which is neither a variable nor a fact`, hint }];
    }
    if (variable?.type !== 'version') return [];
    return wanted
      .filter((range) => validRange(range) === null)
      .map((range) => ({
        message: `asks for ${name} "${range}", which is no version range`,
        hint: 'as in ">=3.4.0 <3.7.0"',
      }));
  });
