import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from '../cluster/types.js';
import type { Finding } from '../doctor/finding.js';
import { chooseFix } from '../doctor/fix/choose-fix.js';
import type { Handbook } from '../doctor/handbook.js';
import { describeFix, describeRefusal } from '../plain/describe-fix.js';
import type { Words } from '../words/words.js';
import type { Examined } from './examine.js';
import { exitCodes } from './exit-codes.js';
import { executePlan, tellEnd, type HeadlessOptions } from './headless.js';
import type { LoadedRunbook } from './load-runbook.js';
import type { Report } from './report.js';
import { planFix } from './plan-fix.js';
import { carryOutSteps } from './run.js';
import { askLine } from './terminal-prompts.js';

interface Patient {
  readonly loaded: LoadedRunbook;
  readonly cluster: Cluster;
  readonly handbook: Handbook;
  readonly examined: Examined;
  readonly look: () => Promise<Examined>;
}

interface MendOptions extends HeadlessOptions {
  /** Id of the finding; the first one that has steps when absent. */
  readonly wanted: string | undefined;
  readonly confirm?: string;
}

type Mended =
  | { readonly kind: 'ended'; readonly code: number }
  /** The steps ended well; this is what is found now. */
  | { readonly kind: 'looked'; readonly findings: readonly Finding[] };

/** How long the members may take to find each other after the last step. */
const patienceMs = 30_000;

/**
 * Mends one finding: judged by the guard, shown, confirmed, then carried out as any other steps are, in the session of
 * this cluster. What counts in the end is another look at all hosts.
 */
export const mend = async (
  { loaded, cluster, handbook, examined, look }: Patient,
  options: MendOptions,
  report: Report,
  words: Words,
): Promise<Mended> => {
  const { t } = words;
  const refuse = (message: string, hint: string, code: number = exitCodes.invalid): Mended => {
    report.refusal(message, hint);
    return { kind: 'ended', code };
  };
  const { findings, standing } = examined;
  const { wanted } = options;
  const finding = findings.find(({ id }) => wanted === undefined || id === wanted);
  if (!finding) {
    const ids = findings.map(({ id }) => id).join(', ');
    return refuse(t('doctor.noSuch', { id: wanted ?? '' }), t('doctor.found', { ids }));
  }
  const chosen = chooseFix(handbook, finding, cluster.hosts, standing);
  if (chosen.kind === 'by-hand')
    return refuse(t('doctor.byHandOnly', { id: finding.id }), chosen.why, exitCodes.findings);
  const { trouble, verdict } = chosen;
  if (verdict.kind === 'refused') {
    const why = describeRefusal(verdict.why, words);
    return refuse(t('doctor.refused', { why }), t('doctor.bringBack'), exitCodes.findings);
  }
  for (const line of describeFix(verdict, handbook, options.cluster, words)) report.line(line);
  const destroys = verdict.steps.some(({ risk }) => risk === 'destroys');
  const word = destroys ? (verdict.givenUp[0] ?? cluster.name) : undefined;
  const agreed = await agree(word, options, words);
  if (agreed === 'nobody')
    return refuse(t('doctor.nobodyAsked'), t('doctor.addYes', { word: word ?? finding.hosts[0] ?? '' }));
  if (agreed === 'wrong-word')
    return refuse(t('doctor.notConfirmed'), t('doctor.confirmWith', { word: word ?? '' }));
  if (agreed === 'no') return { kind: 'ended', code: exitCodes.interrupted };

  const planned = planFix(loaded, cluster, handbook, trouble.chapter, verdict.steps);
  if (!planned.ok) {
    report.problems(planned.problems);
    return { kind: 'ended', code: exitCodes.invalid };
  }
  const ids = verdict.steps.map(({ id }) => id);
  const code = await executePlan(planned.value, options, report, (execution) =>
    carryOutSteps(execution, report, 'do', ids, true, words),
  );
  tellEnd(report, code);
  if (code !== exitCodes.ok) return { kind: 'ended', code };
  report.line(`\n${t('doctor.lookingAgain')}`);
  return { kind: 'looked', findings: await settled(look) };
};

/** Members that were started a moment ago are still finding each other: what is found at once need not last. */
const settled = async (look: () => Promise<Examined>): Promise<readonly Finding[]> => {
  const until = performance.now() + patienceMs;
  for (;;) {
    const { findings } = await look();
    if (findings.length === 0 || performance.now() > until) return findings;
    await delay(1000);
  }
};

type Agreement = 'yes' | 'no' | 'nobody' | 'wrong-word';

/** What destroys wants its word, and no `--yes` stands for it. */
const agree = async (
  word: string | undefined,
  { yes = false, confirm }: MendOptions,
  { t }: Words,
): Promise<Agreement> => {
  if (word === undefined) {
    if (yes) return 'yes';
    const answer = await askLine(`\n${t('doctor.goOn')}`);
    if (answer === undefined) return 'nobody';
    return /^y(es)?$/i.test(answer.trim()) ? 'yes' : 'no';
  }
  if (confirm !== undefined) return confirm === word ? 'yes' : 'wrong-word';
  const answer = await askLine(`\n${t('doctor.typeWord', { word })}`);
  if (answer === undefined) return yes ? 'wrong-word' : 'nobody';
  return answer.trim() === word ? 'yes' : 'no';
};
