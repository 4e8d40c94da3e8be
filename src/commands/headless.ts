import { initialState } from '../engine/initial-state.js';
import type { RunState } from '../engine/types.js';
import type { Execution } from '../execute/execution.js';
import type { Plan } from '../plan/types.js';
import type { Checked } from '../source/problem.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import type { Chosen } from './choose-steps.js';
import { exitCodes } from './exit-codes.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import type { Words } from '../words/words.js';
import { ownWords } from './own-words.js';
import { openExecution } from './open-execution.js';
import { recordsKept } from './records-kept.js';
import { createReport, type Report } from './report.js';
import { terminalPrompts } from './terminal-prompts.js';

export interface HeadlessOptions {
  readonly cluster: string;
  readonly runbook: string;
  readonly json?: boolean;
  readonly lang?: Language;
  /** Ask nothing before steps that change something. */
  readonly yes?: boolean;
  readonly acceptNew?: boolean;
  readonly passwordFile?: string;
}

/** Which steps are meant, from the plan and what is remembered of it. */
export type Choose = (plan: Plan, state: RunState) => Chosen;

type Load = (runbook: string, clusterFile: string, language: Language) => Promise<Checked<LoadedPlan>>;

type CarryOut = (execution: Execution, report: Report, steps: readonly string[]) => Promise<number>;

/**
 * Opens an execution for a command without screens, and closes it whatever happens. What is wrong with the command
 * is told before a session is opened, so that a slip writes nothing. The last line of JSON output says how it
 * ended; the exit code says the same.
 */
export const withExecution = async (
  options: HeadlessOptions,
  choose: Choose,
  carryOut: CarryOut,
  load: Load = loadPlan,
): Promise<void> => {
  const report = createReport(ownWords(options), options.json);
  process.exitCode = await open(options, report, choose, carryOut, load);
  tellEnd(report, process.exitCode);
};

export const tellEnd = (report: Report, code: number): void => {
  report.object({ type: 'run-finished', status: statusOf(code) });
};

const open = async (
  options: HeadlessOptions,
  report: Report,
  choose: Choose,
  carryOut: CarryOut,
  load: Load,
): Promise<number> => {
  const { cluster, runbook, yes = false } = options;
  const loaded = await load(runbook, cluster, ownWords(options).language);
  if (!loaded.ok) {
    report.problems(loaded.problems);
    return exitCodes.invalid;
  }
  const { plan } = loaded.value;
  const chosen = choose(plan, rememberedState(plan));
  const faults = chosen.ok ? [] : [...chosen.faults];
  if (!yes && !process.stdin.isTTY) {
    faults.push({
      message: saying('refused.nobody'),
      hint: saying('refused.addYes'),
    });
  }
  if (!chosen.ok || faults.length > 0) {
    for (const { message, hint } of faults) report.refusal(message, hint);
    return exitCodes.invalid;
  }
  const { steps } = chosen;
  return executePlan(loaded.value, options, report, (execution) => carryOut(execution, report, steps));
};

/** Opens the session of a plan that is known to be right, lets it be worked on, and closes it whatever happens. */
export const executePlan = async (
  loaded: LoadedPlan,
  options: Pick<HeadlessOptions, 'acceptNew' | 'passwordFile' | 'lang' | 'json'>,
  report: Report,
  work: (execution: Execution) => Promise<number>,
): Promise<number> => {
  const { plan } = loaded;
  const { acceptNew, passwordFile } = options;
  const opened = await openExecution(loaded, {
    prompts: terminalPrompts(passwordFile),
    ...(acceptNew !== undefined && { acceptNew }),
  });
  if (opened.kind === 'refused') {
    report.refusal(opened.message, opened.hint);
    return exitCodes.invalid;
  }
  if (opened.kind === 'held') {
    report.refusal(saying('refused.held', { holder: opened.holder }), saying('refused.heldHint'));
    return exitCodes.invalid;
  }
  const { execution, folder, warnings } = opened;
  const words = ownWords(options);
  if (plan.cluster.recording === true) report.line(words.t('app.recording'));
  const stopAsking = stopOnSignal(execution, report, words);
  try {
    for (const warning of warnings) report.warning(warning, saying('refused.byLooking'));
    report.object({
      type: 'run-started',
      schema: 1,
      runbook: plan.runbook.id,
      cluster: plan.cluster.name,
      profile: plan.profile,
      hosts: plan.hosts.map(({ name }) => name),
      record: folder,
    });
    const code = await work(execution);
    report.line(`\n${words.t('plain.record', { folder })}`);
    return code;
  } finally {
    stopAsking();
    await execution.close();
  }
};

/** A session that cannot be read is told of when it is opened. */
const rememberedState = (plan: Plan): RunState => initialState(plan, recordsKept(plan));

const statusOf = (code: number): string =>
  ({
    [exitCodes.ok]: 'ok',
    [exitCodes.invalid]: 'invalid',
    [exitCodes.unreachable]: 'unreachable',
    [exitCodes.interrupted]: 'interrupted',
  })[code] ?? 'failed';

/** The first signal stops what runs on the hosts; the second leaves it running and ends. */
const stopOnSignal = (execution: Execution, report: Report, { t }: Words): (() => void) => {
  let asked = false;
  const onSignal = (): void => {
    if (asked) {
      void execution.close();
      return;
    }
    asked = true;
    report.line(t('plain.stopping'));
    execution.send({ type: 'stop-requested' });
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
};
