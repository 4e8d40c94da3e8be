import { Command } from 'commander';
import { allSteps, findStep } from '../engine/work.js';
import type { Execution } from '../execute/execution.js';
import { closest } from '../source/closest.js';
import { exitCodes } from './exit-codes.js';
import { withExecution, type HeadlessOptions } from './headless.js';
import { acceptNewOption, clusterOption, jsonOption, passwordFileOption, runbookOption } from './options.js';
import type { Report } from './report.js';
import { carryOutSteps } from './run.js';

interface UndoOptions extends HeadlessOptions {
  readonly yes?: boolean;
}

export const undoCommand = (): Command =>
  new Command('undo')
    .description('undo one step on every host it is for')
    .argument('<step>', 'the id of the step')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .option('-y, --yes', 'ask nothing')
    .addOption(jsonOption())
    .addOption(acceptNewOption())
    .addOption(passwordFileOption())
    .action((id: string, options: UndoOptions) =>
      withExecution(options, (execution, report) => undo(execution, report, id, options)),
    );

const undo = async (
  execution: Execution,
  report: Report,
  id: string,
  options: UndoOptions,
): Promise<number> => {
  const step = findStep(execution.plan, id);
  if (!step) {
    const near = closest(
      id,
      allSteps(execution.plan).map((each) => each.id),
    );
    report.refusal(
      `there is no step "${id}"`,
      near === undefined ? 'kubewalk plan lists them' : `did you mean "${near}"?`,
    );
    return exitCodes.invalid;
  }
  if (step.work.every((work) => work.undo === undefined)) {
    report.refusal(`step "${id}" has no undo`, step.noUndo ?? 'it changes nothing');
    return exitCodes.invalid;
  }
  return carryOutSteps(execution, report, 'undo', [id], options.yes ?? false);
};
