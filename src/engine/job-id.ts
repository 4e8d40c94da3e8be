import type { Progress } from './types.js';

/** The same attempt always has the same id, so that asking for it twice runs it once. Walk ids hold no dots. */
export const jobId = (walk: string, phase: 'run' | 'undo', step: string, host: string): string =>
  [walk, phase, step, host].join('.');

/** Whether a job was to take a step back rather than to carry it out. */
export const isUndoJob = (job: string): boolean => job.split('.')[1] === 'undo';

/** The job of an earlier attempt whose end nobody saw. It is looked for before anything runs again. */
export const lostJob = (progress: Progress): string | undefined => {
  if (progress.kind === 'interrupted') return progress.job;
  return progress.kind === 'finished' ? progress.outcome.job : undefined;
};

/** The job by which the end of a step is still to be found out, wherever the step stands. */
export const openJob = (progress: Progress): string | undefined => {
  if (progress.kind === 'connecting') return openJob(progress.before);
  return 'job' in progress ? progress.job : lostJob(progress);
};
