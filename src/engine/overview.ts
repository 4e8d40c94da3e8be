import type { Plan, PlannedChapter, PlannedStep } from '../plan/types.js';
import type { Progress, RunState } from './types.js';
import { allSteps, isDone, progressOf } from './work.js';

/** Sums of a state, for every listener that shows one. */

export interface ResumePoint {
  readonly chapter: PlannedChapter;
  readonly step: PlannedStep;
  readonly hostsDone: number;
  readonly hostsTotal: number;
}

/** The first step that is not done on every host. */
export const resumePoint = (plan: Plan, state: RunState): ResumePoint | undefined => {
  for (const chapter of plan.chapters) {
    for (const step of chapter.steps.filter((each) => !isStepDone(state, each))) {
      const hostsDone = step.work.filter(({ host }) => standsDone(progressOf(state, step.id, host))).length;
      return { chapter, step, hostsDone, hostsTotal: step.work.length };
    }
  }
  return undefined;
};

/** How many of the steps that the cluster's variables leave in are done on every host. */
export const stepsDone = (plan: Plan, state: RunState): { readonly done: number; readonly total: number } => {
  const steps = allSteps(plan).filter(({ leftOut }) => leftOut === undefined);
  return { done: steps.filter((step) => isStepDone(state, step)).length, total: steps.length };
};

/** Whether nothing more is to be done for the step; a step that is left out needs nothing. */
export const isStepDone = (state: RunState, { id, leftOut, work }: PlannedStep): boolean =>
  leftOut !== undefined || work.every(({ host }) => standsDone(progressOf(state, id, host)));

/** While it is looked at again, what was done stays done. */
const standsDone = (progress: Progress): boolean => {
  if (progress.kind === 'checking') return progress.was !== undefined;
  return progress.kind === 'connecting' ? standsDone(progress.before) : isDone(progress);
};
