import type { Plan, PlannedChapter, PlannedStep } from '../plan/types.js';
import type { Progress, RunState } from './types.js';
import { allSteps, isDone, isSettled, progressOf } from './work.js';

/** Sums of a state, for every listener that shows one. */

export type StepStanding = 'to-do' | 'going-on' | 'partly' | 'done' | 'failed' | 'unknown';

export const standingOf = (state: RunState, step: PlannedStep): StepStanding => {
  const all = step.work.map(({ host }) => progressOf(state, step.id, host));
  if (all.some((progress) => !isSettled(progress))) return 'going-on';
  if (all.some((progress) => hasStatus(progress, 'failed'))) return 'failed';
  if (all.some((progress) => progress.kind === 'interrupted' || hasStatus(progress, 'unknown')))
    return 'unknown';
  const done = all.filter(isDone).length;
  if (done === all.length) return 'done';
  return done > 0 ? 'partly' : 'to-do';
};

const hasStatus = (progress: Progress, status: string): boolean =>
  progress.kind === 'finished' && progress.outcome.status === status;

export interface ResumePoint {
  readonly chapter: PlannedChapter;
  readonly step: PlannedStep;
  readonly hostsDone: number;
  readonly hostsTotal: number;
}

/** Steps that the cluster's variables do not leave out. */
const stepsToDo = (plan: Plan): readonly PlannedStep[] =>
  allSteps(plan).filter(({ leftOut }) => leftOut === undefined);

/** The first step that is not done on every host. */
export const resumePoint = (plan: Plan, state: RunState): ResumePoint | undefined => {
  for (const chapter of plan.chapters) {
    for (const step of chapter.steps.filter(({ leftOut }) => leftOut === undefined)) {
      const hostsDone = step.work.filter(({ host }) => isDone(progressOf(state, step.id, host))).length;
      if (hostsDone < step.work.length) return { chapter, step, hostsDone, hostsTotal: step.work.length };
    }
  }
  return undefined;
};

export const stepsDone = (plan: Plan, state: RunState): { readonly done: number; readonly total: number } => {
  const steps = stepsToDo(plan);
  return { done: steps.filter((step) => standingOf(state, step) === 'done').length, total: steps.length };
};
