import type { Command } from 'commander';
import type { Execution } from '../execute/execution.js';
import { allSteps, findStep } from '../engine/work.js';
import { jsonLines } from '../plain/json-lines.js';
import { chooseSteps } from './choose-steps.js';
import { exitCodes } from './exit-codes.js';
import { withExecution, type HeadlessOptions } from './headless.js';
import {
  acceptNewOption,
  clusterOption,
  jsonOption,
  langOption,
  passwordFileOption,
  runbookOption,
} from './options.js';
import { OwnCommand } from './own-command.js';
import type { Report } from './report.js';
import { ownWords } from './own-words.js';
import type { Words } from '../words/words.js';
import { askLine } from './terminal-prompts.js';

interface RunOptions extends HeadlessOptions {
  readonly only?: string;
  readonly from?: string;
}

export const runCommand = (): Command =>
  new OwnCommand('run')
    .description('carry the runbook out without the screens')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .option('--only <chapters>', 'only these chapters, separated by commas')
    .option('--from <step>', 'begin with this step')
    .option('-y, --yes', 'ask nothing before steps that change something')
    .addOption(langOption())
    .addOption(jsonOption())
    .addOption(acceptNewOption())
    .addOption(passwordFileOption())
    .action((options: RunOptions) =>
      withExecution(
        options,
        (plan, state) =>
          chooseSteps(plan, state, {
            only: options.only?.split(',').map((id) => id.trim()),
            from: options.from,
          }),
        (execution, report, steps) =>
          carryOutSteps(execution, report, 'do', steps, options.yes ?? false, ownWords(options)),
      ),
    );

/** Carries steps out one after another and tells of it. Without `yes`, every step that changes something is asked for. */
export const carryOutSteps = async (
  execution: Execution,
  report: Report,
  kind: 'do' | 'undo',
  all: readonly string[],
  yes: boolean,
  words: Words,
): Promise<number> => {
  const write = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const reaching = execution.reach(hostsOf(execution, all));
  // Loaded while the hosts are called.
  execution.listen(
    report.json
      ? jsonLines(write)
      : (await import('../plain/text-lines.js')).textLines(execution.plan, write, words),
  );
  const reached = await reaching;
  if (reached.kind === 'stopped') return exitCodes.interrupted;
  if (reached.kind === 'refused') {
    for (const { message, hint } of reached.refusals) report.refusal(message, hint);
    return exitCodes.unreachable;
  }
  const missing = await execution.findSecrets(kind, all);
  for (const { message, hint } of missing) report.refusal(message, hint);
  if (missing.length > 0) return exitCodes.invalid;
  for (const steps of yes ? [all] : all.map((step) => [step])) {
    if (!yes && !(await agreed(execution, kind, steps, words))) return exitCodes.interrupted;
    execution.send({ type: 'walk-requested', kind, steps });
    const result = await execution.idle();
    if (result !== 'ok') return codeOf(result);
  }
  return exitCodes.ok;
};

/** Every host that one of the steps is for. */
const hostsOf = ({ plan }: Execution, steps: readonly string[]): readonly string[] => {
  const chosen = allSteps(plan).filter(({ id, leftOut }) => steps.includes(id) && leftOut === undefined);
  return [...new Set(chosen.flatMap(({ work }) => work.map(({ host }) => host)))];
};

const codeOf = (result: Awaited<ReturnType<Execution['idle']>>): number => {
  switch (result) {
    case 'unreachable':
      return exitCodes.unreachable;
    case 'stopped':
      return exitCodes.interrupted;
    default:
      return exitCodes.failed;
  }
};

/** Steps that only read need no word. */
const agreed = async (
  { plan }: Execution,
  kind: 'do' | 'undo',
  steps: readonly string[],
  { t }: Words,
): Promise<boolean> => {
  for (const id of steps) {
    const step = findStep(plan, id);
    if (!step || step.risk === 'reads' || step.leftOut !== undefined) continue;
    const hosts = step.work.map(({ host }) => host).join(', ');
    const what = t(`plain.asked.${kind === 'undo' ? kind : step.risk}`);
    const answer = await askLine(`\n${t('plain.ask', { step: step.title, what, hosts })}`);
    if (!/^y(es)?$/i.test(answer?.trim() ?? '')) return false;
  }
  return true;
};
