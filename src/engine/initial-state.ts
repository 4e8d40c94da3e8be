import type { Plan, PlannedStep } from '../plan/types.js';
import type { HostProgress, Outcome, Progress, RunState } from './types.js';
import { allSteps, progressOf } from './work.js';

/** What a session remembers of a step on a host. */
export type StepRecord =
  | { readonly kind: 'finished'; readonly outcome: Outcome }
  /** Was going on when the program last wrote; `job` once there was one, `ran` once it had ended well. */
  | {
      readonly kind: 'started';
      readonly at: number;
      readonly job?: string;
      /** Hash of the work that the job carries out; unknown in sessions of older programs. */
      readonly of?: string;
      /** Hash of the work that ran. */
      readonly ran?: string;
    };

/** By step id, then by host name. */
export type Records = Readonly<Record<string, Readonly<Record<string, StepRecord>>>>;

/** The state a session resumes in: nothing is taken for done that the host has not been asked about since. */
export const initialState = (plan: Plan, records: Records): RunState => ({
  steps: Object.fromEntries(
    allSteps(plan).map((step) => [
      step.id,
      Object.fromEntries(
        step.work.map(({ host, hash }): [string, Progress] => [
          host,
          remembered(records[step.id]?.[host], step, hash),
        ]),
      ) satisfies HostProgress,
    ]),
  ),
  facts: {},
  edits: {},
});

const remembered = (record: StepRecord | undefined, step: PlannedStep, hash: string): Progress => {
  if (!record) return { kind: 'pending' };
  if (record.kind === 'started') return interrupted(record, hash);
  const { outcome } = record;
  if (outcome.reason?.kind === 'condition' && !stillLeftOut(step, outcome.reason.of))
    return { kind: 'pending' };
  const done = ['changed', 'already'].includes(outcome.status);
  return done && outcome.hash !== hash
    ? { kind: 'pending', note: 'changed-since-done' }
    : { kind: 'finished', outcome };
};

const interrupted = (
  { at, job, of, ran }: Extract<StepRecord, { kind: 'started' }>,
  hash: string,
): Progress => {
  if (job !== undefined) return { kind: 'interrupted', job, ...(of !== undefined && { of }), at };
  if (ran === undefined) return { kind: 'pending' };
  return ran === hash ? { kind: 'interrupted', at } : { kind: 'pending', note: 'changed-since-done' };
};

/** Left out for a variable, it is to be done once the variable says so; what a host is does not change. */
const stillLeftOut = ({ leftOut, when }: PlannedStep, of: 'variable' | 'fact'): boolean =>
  leftOut !== undefined || (of === 'fact' && Object.keys(when).length > 0);

/** What to remember of where a step stands, with the hash of its work; nothing of what was never begun. */
export const recordOf = (progress: Progress, hash: string): StepRecord | undefined => {
  switch (progress.kind) {
    case 'pending':
      return undefined;
    case 'finished':
      return { kind: 'finished', outcome: progress.outcome };
    case 'interrupted':
      return {
        kind: 'started',
        at: progress.at,
        ...(progress.job === undefined ? { ran: hash } : jobOf(progress.job, progress.of)),
      };
    case 'attaching':
      return { kind: 'started', at: progress.since, ...jobOf(progress.job, progress.of) };
    case 'connecting':
      return recordOf(progress.before, hash);
    case 'checking':
      return progress.was
        ? { kind: 'finished', outcome: progress.was }
        : { kind: 'started', at: progress.since };
    case 'ran':
    case 'verifying':
      return { kind: 'started', at: progress.since, ran: hash };
    default:
      return { kind: 'started', at: progress.since, ...('job' in progress && jobOf(progress.job, hash)) };
  }
};

const jobOf = (job: string, of: string | undefined): { readonly job: string; readonly of?: string } =>
  of === undefined ? { job } : { job, of };

export const recordsOf = (plan: Plan, state: RunState): Records =>
  Object.fromEntries(
    allSteps(plan).map(({ id, work }) => [
      id,
      Object.fromEntries(
        work.flatMap(({ host, hash }) => {
          const record = recordOf(progressOf(state, id, host), hash);
          return record ? [[host, record] as const] : [];
        }),
      ),
    ]),
  );
