import type { Execution } from '../execute/execution.js';
import { exitCodes } from './exit-codes.js';
import { loadPlan } from './load-plan.js';
import { openExecution } from './open-execution.js';
import { createReport, type Report } from './report.js';
import { terminalPrompts } from './terminal-prompts.js';

export interface HeadlessOptions {
  readonly cluster: string;
  readonly runbook: string;
  readonly json?: boolean;
  readonly acceptNew?: boolean;
  readonly passwordFile?: string;
}

/**
 * Opens an execution for a command without screens, and closes it whatever happens. The last line of JSON output
 * says how it ended; the exit code says the same.
 */
export const withExecution = async (
  options: HeadlessOptions,
  carryOut: (execution: Execution, report: Report) => Promise<number>,
): Promise<void> => {
  const report = createReport(options.json ?? false);
  process.exitCode = await open(options, report, carryOut);
  report.object({ type: 'run-finished', status: statusOf(process.exitCode) });
};

const open = async (
  { cluster, runbook, acceptNew, passwordFile }: HeadlessOptions,
  report: Report,
  carryOut: (execution: Execution, report: Report) => Promise<number>,
): Promise<number> => {
  const loaded = await loadPlan(runbook, cluster);
  if (!loaded.ok) {
    report.problems(loaded.problems);
    return exitCodes.invalid;
  }
  const opened = await openExecution(loaded.value, {
    prompts: terminalPrompts(passwordFile),
    ...(acceptNew !== undefined && { acceptNew }),
  });
  if (opened.kind === 'refused') {
    report.refusal(opened.message, opened.hint);
    return exitCodes.invalid;
  }
  if (opened.kind === 'held') {
    report.refusal(
      `this session is being carried out by ${opened.holder}`,
      'wait for it to end, or end it; nothing was done',
    );
    return exitCodes.invalid;
  }
  const { execution, folder, warnings } = opened;
  const stopAsking = stopOnSignal(execution, report);
  try {
    for (const warning of warnings)
      report.refusal(warning, 'progress is found again by looking at the hosts');
    const { plan } = loaded.value;
    report.object({
      type: 'run-started',
      schema: 1,
      runbook: plan.runbook.id,
      cluster: plan.cluster.name,
      profile: plan.profile,
      hosts: plan.hosts.map(({ name }) => name),
      record: folder,
    });
    const code = await carryOut(execution, report);
    report.line(`\nThe record of this run lies in ${folder}`);
    return code;
  } finally {
    stopAsking();
    await execution.close();
  }
};

const statusOf = (code: number): string =>
  ({
    [exitCodes.ok]: 'ok',
    [exitCodes.invalid]: 'invalid',
    [exitCodes.unreachable]: 'unreachable',
    [exitCodes.interrupted]: 'interrupted',
  })[code] ?? 'failed';

/** The first signal stops what runs on the hosts; the second leaves it running and ends. */
const stopOnSignal = (execution: Execution, report: Report): (() => void) => {
  let asked = false;
  const onSignal = (): void => {
    if (asked) {
      void execution.close();
      return;
    }
    asked = true;
    report.line('stopping; once more to leave at once');
    execution.send({ type: 'stop-requested' });
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
};
