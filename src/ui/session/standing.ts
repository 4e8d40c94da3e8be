import type { HostProgress, Progress, RunState } from '../../engine/types.js';
import { allSteps } from '../../engine/work.js';
import type { Plan, PlannedStep } from '../../plan/types.js';

/** Where something stands, in the few words a list has room for. */
export type Standing =
  'todo' | 'running' | 'done' | 'already' | 'skipped' | 'failed' | 'unknown' | 'stale' | 'left-out';

const ofOutcome = {
  changed: 'done',
  already: 'already',
  skipped: 'skipped',
  failed: 'failed',
  unknown: 'unknown',
} as const;

export const standingOf = (progress: Progress | undefined): Standing => {
  if (progress === undefined) return 'todo';
  switch (progress.kind) {
    case 'pending':
      return progress.note === undefined || progress.note === 'undone' ? 'todo' : 'stale';
    case 'interrupted':
      return 'unknown';
    // While it is looked at again, what was done stays done.
    case 'checking':
      return progress.was === undefined ? 'running' : ofOutcome[progress.was.status];
    case 'connecting':
      return progress.before.kind === 'finished' ? standingOf(progress.before) : 'running';
    case 'finished':
      return ofOutcome[progress.outcome.status];
    default:
      return 'running';
  }
};

export const isSettled = (standing: Standing): boolean =>
  standing === 'done' || standing === 'already' || standing === 'skipped' || standing === 'left-out';

/** What most needs a look comes first. */
const order: readonly Standing[] = [
  'running',
  'failed',
  'unknown',
  'stale',
  'todo',
  'skipped',
  'done',
  'already',
];

export const hostsOf = (step: PlannedStep): readonly string[] => step.work.map(({ host }) => host);

export const stepStanding = (step: PlannedStep, run: RunState): Standing => {
  if (step.leftOut !== undefined || step.work.length === 0) return 'left-out';
  const hosts: HostProgress = run.steps[step.id] ?? {};
  const standings = hostsOf(step).map((host) => standingOf(hosts[host]));
  return order.find((one) => standings.includes(one)) ?? 'todo';
};

/** Hosts of a step that ended badly, or nobody knows how. */
export const troubledHosts = (step: PlannedStep, run: RunState): readonly string[] =>
  hostsOf(step).filter((host) => {
    const standing = standingOf(run.steps[step.id]?.[host]);
    return standing === 'failed' || standing === 'unknown';
  });

/** Steps recorded as done on every host: looked at again when a session is opened. */
export const doneSteps = (plan: Plan, run: RunState): readonly string[] =>
  allSteps(plan)
    .filter((step) => ['done', 'already'].includes(stepStanding(step, run)))
    .map(({ id }) => id);

export const isUntouched = (run: RunState): boolean =>
  Object.values(run.steps).every((hosts) =>
    Object.values(hosts).every((progress) => progress.kind === 'pending' && progress.note === undefined),
  );

export interface Tally {
  readonly done: number;
  readonly total: number;
}

export const tally = (steps: readonly PlannedStep[], run: RunState): Tally => {
  const standings = steps.map((step) => stepStanding(step, run)).filter((one) => one !== 'left-out');
  return { done: standings.filter(isSettled).length, total: standings.length };
};
