import type { HostWork, Plan, PlannedStep } from '../plan/types.js';
import type { Progress, RunState } from './types.js';

/** Looking things up in a plan and a state. */

export const allSteps = (plan: Plan): readonly PlannedStep[] => plan.chapters.flatMap(({ steps }) => steps);

/** A plan never changes, so its index is made once. */
const indexes = new WeakMap<Plan, ReadonlyMap<string, PlannedStep>>();

export const findStep = (plan: Plan, id: string): PlannedStep | undefined => {
  const index = indexes.get(plan) ?? new Map(allSteps(plan).map((step) => [step.id, step]));
  indexes.set(plan, index);
  return index.get(id);
};

export const findWork = (step: PlannedStep, host: string): HostWork | undefined =>
  step.work.find((work) => work.host === host);

export const hasEffects = ({ files, artifacts, certificates }: HostWork): boolean =>
  files.length + artifacts.length + certificates.length > 0;

/** Whether a look at the host can tell that the work is already done. */
export const canCheck = (work: HostWork): boolean => work.check !== undefined || hasEffects(work);

const untouched: Progress = { kind: 'pending' };

export const progressOf = (state: RunState, step: string, host: string): Progress =>
  state.steps[step]?.[host] ?? untouched;

export const withProgress = (state: RunState, step: string, host: string, progress: Progress): RunState => ({
  ...state,
  steps: { ...state.steps, [step]: { ...state.steps[step], [host]: progress } },
});

/** Whether the step needs nothing more on this host. */
export const isDone = (progress: Progress): boolean =>
  progress.kind === 'finished' && ['changed', 'already', 'skipped'].includes(progress.outcome.status);

/** Whether nothing is going on for the step on this host. */
export const isSettled = ({ kind }: Progress): boolean =>
  ['pending', 'interrupted', 'finished'].includes(kind);
