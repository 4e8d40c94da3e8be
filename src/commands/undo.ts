import { Command } from 'commander';
import { allSteps, findStep } from '../engine/work.js';
import type { Plan } from '../plan/types.js';
import { closest } from '../source/closest.js';
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
import { ownWords } from './own-words.js';
import { planUndo } from './plan-undo.js';
import { carryOutSteps } from './run.js';

export const undoCommand = (): Command =>
  new Command('undo')
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
    const hint = near === undefined ? 'kubewalk plan lists them' : `did you mean "${near}"?`;
    return { ok: false, faults: [{ message: `there is no step "${id}"`, hint }] };
  }
  if (step.work.every((work) => work.undo === undefined)) {
    const hint = step.noUndo ?? 'it changes nothing';
    return { ok: false, faults: [{ message: `step "${id}" has no undo`, hint }] };
  }
  return { ok: true, steps: [id] };
};
