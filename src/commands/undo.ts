import type { Command } from 'commander';
import { allSteps, findStep } from '../engine/work.js';
import type { Plan } from '../plan/types.js';
import { closest } from '../source/closest.js';
import { saying } from '../words/saying.js';
import type { Chosen } from './choose-steps.js';
import { withExecution, type HeadlessOptions } from './headless.js';
import {
  acceptNewOption,
  clusterOption,
  jsonOption,
  passwordFileOption,
  runbookOption,
  langOption,
} from './options.js';
import { OwnCommand } from './own-command.js';
import { ownWords } from './own-words.js';
import { planUndo } from './plan-undo.js';
import { carryOutSteps } from './run.js';

export const undoCommand = (): Command =>
  new OwnCommand('undo')
    .description('undo one step on every host it is for; where a fix did it last, on the hosts of that fix')
    .argument('<step>', 'the id of the step')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .option('-y, --yes', 'ask nothing')
    .addOption(jsonOption())
    .addOption(acceptNewOption())
    .addOption(passwordFileOption())
    .addOption(langOption())
    .action((id: string, options: HeadlessOptions) =>
      withExecution(
        options,
        (plan) => chooseUndo(plan, id),
        (execution, report, steps) =>
          carryOutSteps(execution, report, 'undo', steps, options.yes ?? false, ownWords(options)),
        planUndo(id),
      ),
    );

const chooseUndo = (plan: Plan, id: string): Chosen => {
  const step = findStep(plan, id);
  if (!step) {
    const near = closest(
      id,
      allSteps(plan).map((each) => each.id),
    );
    const hint = near === undefined ? saying('refused.planLists') : saying('refused.near', { near });
    return { ok: false, faults: [{ message: saying('refused.noStep', { id }), hint }] };
  }
  if (step.work.every((work) => work.undo === undefined)) {
    const hint = step.noUndo ?? saying('refused.changesNothing');
    return { ok: false, faults: [{ message: saying('refused.noUndo', { id }), hint }] };
  }
  return { ok: true, steps: [id] };
};
