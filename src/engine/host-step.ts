import { firstUnmet } from '../plan/conditions.js';
import type { HostWork, Plan, PlannedStep } from '../plan/types.js';
import type {
  Command,
  End,
  Happening,
  Outcome,
  Phase,
  Progress,
  Reason,
  RunState,
  Transition,
  Walk,
} from './types.js';
import { whyStopped } from './why-stopped.js';
import { isUndoJob, jobId, lostJob, openJob, type LostJob } from './job-id.js';
import { canCheck, findStep, findWork, hasEffects, isDone, progressOf, withProgress } from './work.js';

/** One step on one host: from what came back to what is next. Knows nothing of the other hosts. */

type HostHappening = Exclude<Happening, { type: 'host-connected' | 'host-refused' }>;

/** Everything that decides the next move of one step on one host. */
interface Here {
  readonly walk: Walk;
  readonly step: PlannedStep;
  readonly work: HostWork;
  readonly at: number;
  /** When the step began on this host. */
  readonly since: number;
}

interface Next {
  readonly progress: Progress;
  readonly command?: Command;
}

export const onHostEvent = (plan: Plan, state: RunState, event: HostHappening): Transition => {
  const { walk } = state;
  const step = findStep(plan, event.step);
  const work = step && findWork(step, event.host);
  const now = progressOf(state, event.step, event.host);
  if (!walk || !step || !work || !('since' in now) || !isAnswer(event, now, walk))
    return { state, commands: [] };
  const here: Here = { walk, step, work, at: event.at, since: now.since };
  return put(state, here, nextAfter(event, now, here));
};

const put = (state: RunState, { step, work }: Here, { progress, command }: Next): Transition => ({
  state: withProgress(state, step.id, work.host, progress),
  commands: command ? [command] : [],
});

/** Whether the host was asked for what came back. Anything else is an echo of what is over, and changes nothing. */
const isAnswer = (event: HostHappening, now: Progress, walk: Walk): boolean => {
  if (event.walk !== undefined && event.walk !== walk.id) return false;
  const job = 'job' in event ? event.job : undefined;
  return answered[event.type].includes(now.kind) && (job === undefined || ('job' in now && now.job === job));
};

const answered: Readonly<Record<HostHappening['type'], readonly Progress['kind'][]>> = {
  'check-finished': ['checking'],
  'effects-applied': ['applying'],
  'run-finished': ['running', 'attaching'],
  'verify-finished': ['verifying'],
  'undo-finished': ['undoing'],
  'job-vanished': ['attaching'],
  'phase-failed': ['attaching', 'checking', 'applying', 'running', 'verifying', 'undoing'],
};

const nextAfter = (event: HostHappening, now: Progress, here: Here): Next => {
  switch (event.type) {
    case 'check-finished':
      return afterCheck(event.already, now, here);
    case 'effects-applied':
      return here.walk.stopping ? stopped('apply', here) : run(here);
    case 'run-finished':
      if (now.kind === 'attaching' && event.end.kind !== 'unknown') return afterAttach(now, event.end, here);
      return succeeded(event.end) ? afterRun(here) : badEnd('run', event.end, now, here);
    case 'verify-finished':
      return succeeded(event.end)
        ? finished(quietStatus(here), here)
        : badEnd('verify', event.end, now, here);
    case 'undo-finished':
      return succeeded(event.end) ? undone : badEnd('undo', event.end, now, here);
    case 'job-vanished':
      return lookAgain(here);
    case 'phase-failed':
      if (now.kind === 'checking' && now.was && here.walk.kind === 'recheck')
        return { progress: { kind: 'finished', outcome: now.was } };
      return 'job' in now
        ? finished('unknown', here, event.reason, openJob(now))
        : failed(event.reason, here);
  }
};

const succeeded = (end: End): boolean => end.kind === 'exited' && end.code === 0;

/** Begins the step on a host whose facts are known. `before` is where it stood until now. */
export const begin = (
  state: RunState,
  walk: Walk,
  step: PlannedStep,
  work: HostWork,
  before: Progress,
  at: number,
): Transition => {
  const here: Here = { walk, step, work, at, since: at };
  return put(state, here, firstMove(state, before, here));
};

const firstMove = (state: RunState, before: Progress, here: Here): Next => {
  const { walk, step, work, since } = here;
  const lost = lostJob(before);
  if (lost !== undefined) {
    const command: Command = { type: 'attach', ...named(here), job: lost.job };
    return { progress: { kind: 'attaching', ...lost, since }, command };
  }
  const unmet = firstUnmet(step.when, state.facts[work.host] ?? {});
  if (walk.kind === 'undo') return unmet === undefined ? undo(here) : { progress: before };
  if (unmet !== undefined)
    return finished('skipped', here, { kind: 'condition', of: 'fact', message: unmet });
  if (before.kind === 'interrupted') return afterRun(here);
  return checkOrDo(here, before.kind === 'finished' && isDone(before) ? before.outcome : undefined);
};

/** The end of a job of an earlier attempt: its step goes on from there, where it is the step that is asked for. */
const afterAttach = (now: Extract<Progress, { kind: 'attaching' }>, end: End, here: Here): Next => {
  // Another text was carried out than stands there now.
  if (now.of !== undefined && now.of !== here.work.hash) return lookAgain(here);
  if (isUndoJob(now.job)) return here.walk.kind === 'undo' && succeeded(end) ? undone : lookAgain(here);
  if (here.walk.kind === 'undo') return lookAgain(here);
  return succeeded(end) ? afterRun(here) : badEnd('run', end, now, here);
};

/** Nothing of an earlier attempt goes on any more: the host itself says how it stands. */
const lookAgain = (here: Here): Next => {
  if (here.walk.stopping) return { progress: { kind: 'pending' } };
  return here.walk.kind === 'undo' ? undo(here) : checkOrDo(here);
};

const undone: Next = { progress: { kind: 'pending', note: 'undone' } };

const undo = (here: Here): Next => {
  const job = jobId(here.walk.id, 'undo', here.step.id, here.work.host);
  return {
    progress: { kind: 'undoing', job, since: here.since },
    command: { type: 'undo', ...named(here), job },
  };
};

const checkOrDo = (here: Here, was?: Outcome): Next =>
  canCheck(here.work)
    ? {
        progress: { kind: 'checking', since: here.since, ...(was && { was }) },
        command: { type: 'check', ...named(here) },
      }
    : apply(here);

const afterCheck = (already: boolean, now: Progress, here: Here): Next => {
  const was = now.kind === 'checking' && here.walk.kind === 'recheck' ? now.was : undefined;
  if (already) return was ? { progress: { kind: 'finished', outcome: was } } : finished('already', here);
  if (here.walk.kind === 'recheck') return { progress: { kind: 'pending', note: 'no-longer-so' } };
  if (here.walk.stopping) return { progress: { kind: 'pending' } };
  return apply(here);
};

const apply = (here: Here): Next =>
  hasEffects(here.work)
    ? { progress: { kind: 'applying', since: here.since }, command: { type: 'apply', ...named(here) } }
    : run(here);

const run = (here: Here): Next => {
  if (!here.work.run) return afterRun(here);
  const job = jobId(here.walk.id, 'run', here.step.id, here.work.host);
  return {
    progress: { kind: 'running', job, since: here.since },
    command: { type: 'run', ...named(here), job },
  };
};

const afterRun = (here: Here): Next => {
  if (!here.work.verify) return finished(quietStatus(here), here);
  if (here.walk.stopping) return stopped('verify', here);
  if (here.step.strategy === 'together') return { progress: { kind: 'ran', since: here.since } };
  return { progress: { kind: 'verifying', since: here.since }, command: { type: 'verify', ...named(here) } };
};

/** A step that only reads has changed nothing by running. */
const quietStatus = ({ step }: Here): 'already' | 'changed' =>
  step.risk === 'reads' ? 'already' : 'changed';

const badEnd = (phase: Phase, end: End, now: Progress, here: Here): Next => {
  switch (end.kind) {
    case 'exited':
      return failed(
        phase === 'verify'
          ? { kind: 'not-verified', code: end.code }
          : { kind: 'exit-code', phase, code: end.code },
        here,
      );
    case 'signalled':
      return failed({ kind: 'signal', phase, signal: end.signal }, here);
    case 'stopped':
      return failed(whyStopped(phase, end), here);
    case 'unknown':
      return finished(
        'unknown',
        here,
        { kind: 'lost', phase, message: end.why },
        end.mayRun === true ? openJob(now) : undefined,
      );
  }
};

const stopped = (phase: Phase, here: Here): Next => failed({ kind: 'stopped', phase }, here);

const failed = (reason: Reason, here: Here): Next => finished('failed', here, reason);

const finished = (
  status: Outcome['status'],
  { work, at, since }: Here,
  reason?: Reason,
  lost?: LostJob,
): Next => ({
  progress: {
    kind: 'finished',
    outcome: {
      status,
      at,
      // A clock that is set back must not make a step end before it began.
      durationMs: Math.max(0, at - since),
      hash: lost?.of ?? work.hash,
      ...(reason && { reason }),
      ...(lost && { job: lost.job }),
    },
  },
});

const named = ({ step, work }: Here): { readonly step: string; readonly host: string } => ({
  step: step.id,
  host: work.host,
});
