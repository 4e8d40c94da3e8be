import type { Command } from 'commander';
import type { Execution } from '../execute/execution.js';
import { ConnectError, EffectError, type ShellEnd } from '../execute/ports.js';
import { closest } from '../source/closest.js';
import { shellEnded } from '../ui/shell/shell-ended.js';
import { endingSignals, onSignals } from '../ui/terminal/ending-signals.js';
import { shellTerminal } from '../ui/terminal/shell-terminal.js';
import { saying } from '../words/saying.js';
import type { Words } from '../words/words.js';
import { exitCodes } from './exit-codes.js';
import { executePlan, type HeadlessOptions } from './headless.js';
import { helpText } from './help-in-language.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import { acceptNewOption, clusterOption, langOption, passwordFileOption, runbookOption } from './options.js';
import { OwnCommand } from './own-command.js';
import { ownWords } from './own-words.js';
import { createReport, type Report } from './report.js';

export const shellCommand = (): Command =>
  new OwnCommand('shell')
    .description('open a shell on a host; the record says that you were there, not what you typed')
    .argument('<host>', 'the name of the host in the cluster file')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .addOption(acceptNewOption())
    .addOption(passwordFileOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      helpText('\nIt ends with the exit status of the shell, and with 3 where the connection was lost.'),
    )
    .action(async (host: string, options: Omit<HeadlessOptions, 'json' | 'yes'>) => {
      const words = ownWords(options);
      const report = createReport(words);
      const loaded = await loadPlan(options.runbook, options.cluster, words.language);
      if (!loaded.ok) {
        report.problems(loaded.problems);
        process.exitCode = exitCodes.invalid;
        return;
      }
      process.exitCode = mayOpen(loaded.value, host, report)
        ? await executePlan(loaded.value, options, report, (execution) =>
            openShell(execution, host, report, words),
          )
        : exitCodes.invalid;
    });

const mayOpen = ({ plan, cluster }: LoadedPlan, host: string, report: Report): boolean => {
  const names = cluster.hosts.map(({ name }) => name);
  if (!names.includes(host)) {
    const near = closest(host, names);
    report.refusal(
      saying('refused.noHost', { host }),
      near === undefined
        ? saying('refused.hosts', { known: names.join(', ') })
        : saying('refused.near', { near }),
    );
    return false;
  }
  if (plan.cluster.recording === true) {
    report.refusal(saying('refused.recordedShell'), saying('refused.recordedShellHint'));
    return false;
  }
  if (process.stdin.isTTY && process.stdout.isTTY) return true;
  report.refusal(saying('refused.shellTerminal'), saying('refused.shellTerminalHint'));
  return false;
};

const openShell = async (
  execution: Execution,
  host: string,
  report: Report,
  words: Words,
): Promise<number> => {
  const terminal = shellTerminal(
    process.stdin,
    process.stdout,
    process.env['TERM'],
    words.t('shell.greeting', { host }),
  );
  const offSignals = onSignals(endingSignals, () => void execution.close());
  try {
    const end = await execution.openShell(host, terminal);
    report.line(shellEnded(host, end, words).text);
    return codeOf(end);
  } catch (error) {
    if (!(error instanceof ConnectError || error instanceof EffectError)) throw error;
    report.refusal(error.told, error.hint);
    return error instanceof ConnectError ? exitCodes.unreachable : exitCodes.failed;
  } finally {
    offSignals();
  }
};

const codeOf = (end: ShellEnd): number => {
  switch (end.kind) {
    case 'exited':
      return end.code;
    case 'signalled':
    case 'left':
      return exitCodes.interrupted;
    case 'lost':
      return exitCodes.unreachable;
  }
};
