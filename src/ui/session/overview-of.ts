import { resumePoint } from '../../engine/overview.js';
import { allSteps } from '../../engine/work.js';
import type { RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';
import type { OpenedSession } from '../app/state.js';
import { tally, type Tally } from './standing.js';

/** How far everything has come, and where it goes on. */
export interface Overview {
  readonly all: Tally;
  /** By chapter. */
  readonly chapters: ReadonlyMap<string, Tally>;
  /** The step at which to go on. */
  readonly here?: string;
  readonly steps: ReadonlyMap<string, PlannedStep>;
}

const known = new WeakMap<RunState, Overview>();

/** Counted once for each state of the run: a list of 2,000 steps moves its cursor without counting them again. */
export const overviewOf = ({ plan, run }: Pick<OpenedSession, 'plan' | 'run'>): Overview => {
  const before = known.get(run);
  if (before !== undefined) return before;
  const steps = allSteps(plan);
  const here = resumePoint(plan, run)?.step.id;
  const overview: Overview = {
    all: tally(steps, run),
    chapters: new Map(plan.chapters.map((chapter) => [chapter.id, tally(chapter.steps, run)])),
    steps: new Map(steps.map((step) => [step.id, step])),
    ...(here !== undefined && { here }),
  };
  known.set(run, overview);
  return overview;
};
