import type { Progress } from './types.js';

/**
 * The id of a job that these words tell from all others. Its files on a host are called `ID,NAME`: a comma would make
 * one job's file another's.
 */
export const nameJob = (...words: readonly string[]): string => {
  const id = words.join('.');
  if (!/^\w[\w.-]*$/.test(id)) throw new Error(`${JSON.stringify(id)} cannot name a job`);
  return id;
};

/** The same attempt always has the same id, so that asking for it twice runs it once. Walk ids hold no dots. */
export const jobId = (walk: string, phase: 'run' | 'undo', step: string, host: string): string =>
  nameJob(walk, phase, step, host);

/** Whether a job was to take a step back rather than to carry it out. */
export const isUndoJob = (job: string): boolean => job.split('.')[1] === 'undo';

/** A job, and the hash of the work that it carries out, where that is known. */
export interface LostJob {
  readonly job: string;
  readonly of?: string;
}

/** The job of an earlier attempt whose end nobody saw. It is looked for before anything runs again. */
export const lostJob = (progress: Progress): LostJob | undefined => {
  if (progress.kind === 'interrupted') {
    const { job, of } = progress;
    return job === undefined ? undefined : { job, ...(of !== undefined && { of }) };
  }
  if (progress.kind !== 'finished' || progress.outcome.job === undefined) return undefined;
  return { job: progress.outcome.job, of: progress.outcome.hash };
};

/** The job by which the end of a step is still to be found out, wherever the step stands. */
export const openJob = (progress: Progress): LostJob | undefined => {
  if (progress.kind === 'connecting') return openJob(progress.before);
  if (progress.kind === 'running' || progress.kind === 'undoing') return { job: progress.job };
  if (progress.kind !== 'attaching') return lostJob(progress);
  return { job: progress.job, ...(progress.of !== undefined && { of: progress.of }) };
};
