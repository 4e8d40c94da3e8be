import type { Plan, PlannedStep } from '../plan/types.js';
import { begin } from './host-step.js';
import type {
  Command,
  Intent,
  Outcome,
  Progress,
  Reason,
  RunState,
  Transition,
  Walk,
  WalkResult,
} from './types.js';
import { lostJob, type LostJob } from './job-id.js';
import { canCheck, findStep, findWork, isDone, isSettled, progressOf, withProgress } from './work.js';

/** Steps one after another, and the hosts of the current step as its strategy wants them. */

export const startWalk = (
  plan: Plan,
  state: RunState,
  { walk: id, kind, steps, hosts, at }: Extract<Intent, { type: 'walk-requested' }>,
): Transition => {
  if (state.walk) return { state, commands: [] };
  const walk: Walk = { id, kind, steps, ...(hosts && { hosts }), begun: [], toCome: [], stopping: false };
  return enterStep(plan, withoutResult(state), walk, at);
};

/** Nothing new is begun from now on; what runs is told to stop, and its end is waited for. */
export const stopWalk = (plan: Plan, state: RunState, at: number): Transition => {
  const step = currentStep(plan, state);
  if (!state.walk || !step) return { state, commands: [] };
  const stopping: RunState = { ...state, walk: { ...state.walk, stopping: true, toCome: [] } };
  const settled = state.walk.begun
    .filter((host) => progressOf(state, step.id, host).kind === 'ran')
    .reduce((next, host) => failHost(next, step, host, { kind: 'stopped', phase: 'verify' }, at), stopping);
  return advance(plan, { state: settled, commands: [{ type: 'stop' }] }, at);
};

/** After anything that happened to a host: the next host, the common verify, the next step, or the end. */
export const advance = (plan: Plan, from: Transition, at: number): Transition => {
  const { walk } = from.state;
  const step = currentStep(plan, from.state);
  if (!walk || !step) return from;
  const stands = walk.begun.map((host) => ({ host, progress: progressOf(from.state, step.id, host) }));
  if (stands.some(({ progress }) => !isSettled(progress) && progress.kind !== 'ran')) return from;
  const ran = stands.filter(({ progress }) => progress.kind === 'ran');
  if (ran.length > 0)
    return verifyTogether(
      from,
      step,
      ran.map(({ host }) => host),
    );
  const bad = stands
    .map(({ progress }) => progress)
    .filter((progress) => progress.kind === 'finished' && !isDone(progress));
  if (walk.stopping) return endWalk(from, 'stopped');
  if (walk.kind !== 'recheck' && bad.length > 0) return endWalk(from, resultOf(bad));
  if (walk.toCome.length > 0) return beginTurn(plan, from, step, walk, at);
  return following(from, enterStep(plan, from.state, { ...walk, steps: walk.steps.slice(1) }, at));
};

const enterStep = (plan: Plan, state: RunState, walk: Walk, at: number): Transition => {
  const [id] = walk.steps;
  const step = id === undefined ? undefined : findStep(plan, id);
  const from: Transition = { state: { ...state, walk: { ...walk, begun: [], toCome: [] } }, commands: [] };
  if (!step) return endWalk(from, 'ok');
  const toCome = hostsToTake(state, walk, step);
  if (step.leftOut !== undefined && walk.kind === 'do') {
    const reason: Reason = { kind: 'condition', of: 'variable', message: step.leftOut };
    const left = toCome.reduce(
      (next, host) => withOutcome(next, step, host, 'skipped', reason, at),
      from.state,
    );
    return advance(plan, { state: left, commands: [] }, at);
  }
  return beginTurn(plan, from, step, { ...walk, begun: [], toCome }, at);
};

/** Begins the hosts whose turn it is: the next one of a `serial` step, else all. */
const beginTurn = (plan: Plan, from: Transition, step: PlannedStep, walk: Walk, at: number): Transition => {
  const oneByOne = step.strategy === 'serial' && walk.kind === 'do';
  const turn = oneByOne ? walk.toCome.slice(0, 1) : walk.toCome;
  const toCome = walk.toCome.slice(turn.length);
  const entered: RunState = { ...from.state, walk: { ...walk, begun: [...walk.begun, ...turn], toCome } };
  const begun = turn.reduce((next, host) => beginHost(next, step, host, at), {
    state: entered,
    commands: from.commands,
  });
  return advance(plan, begun, at);
};

const hostsToTake = (state: RunState, walk: Walk, step: PlannedStep): readonly string[] =>
  step.work
    .filter(({ host }) => walk.hosts?.includes(host) ?? true)
    .filter((work) => {
      if (walk.kind === 'undo') return work.undo !== undefined && step.leftOut === undefined;
      if (walk.kind === 'do') return true;
      const progress = progressOf(state, step.id, work.host);
      return (
        canCheck(work) &&
        progress.kind === 'finished' &&
        ['changed', 'already'].includes(progress.outcome.status)
      );
    })
    .map(({ host }) => host);

const beginHost = (from: Transition, step: PlannedStep, host: string, at: number): Transition => {
  const before = progressOf(from.state, step.id, host);
  if (from.state.facts[host] !== undefined) return beginConnected(from, step, host, before, at);
  const connecting: Progress = { kind: 'connecting', since: at, before };
  return {
    state: withProgress(from.state, step.id, host, connecting),
    commands: [...from.commands, { type: 'connect', host }],
  };
};

export const beginConnected = (
  from: Transition,
  step: PlannedStep,
  host: string,
  before: Progress,
  at: number,
): Transition => {
  const work = findWork(step, host);
  return from.state.walk && work
    ? following(from, begin(from.state, from.state.walk, step, work, before, at))
    : from;
};

const verifyTogether = (
  { state, commands }: Transition,
  step: PlannedStep,
  hosts: readonly string[],
): Transition => ({
  state: hosts.reduce((next, host) => {
    const ran = progressOf(next, step.id, host);
    return withProgress(next, step.id, host, { kind: 'verifying', since: 'since' in ran ? ran.since : 0 });
  }, state),
  commands: [...commands, ...hosts.map((host): Command => ({ type: 'verify', step: step.id, host }))],
});

/** A job of an earlier attempt (`before`) is not forgotten over it: how that one ended is still to be found out. */
export const failHost = (
  state: RunState,
  step: PlannedStep,
  host: string,
  reason: Reason,
  at: number,
  before?: Progress,
): RunState => {
  const lost = before && lostJob(before);
  return withOutcome(state, step, host, lost === undefined ? 'failed' : 'unknown', reason, at, lost);
};

const withOutcome = (
  state: RunState,
  step: PlannedStep,
  host: string,
  status: Outcome['status'],
  reason: Reason,
  at: number,
  lost?: LostJob,
): RunState => {
  const progress = progressOf(state, step.id, host);
  const durationMs = 'since' in progress ? Math.max(0, at - progress.since) : 0;
  const hash = lost?.of ?? findWork(step, host)?.hash ?? '';
  return withProgress(state, step.id, host, {
    kind: 'finished',
    outcome: { status, at, durationMs, hash, reason, ...(lost && { job: lost.job }) },
  });
};

export const currentStep = (plan: Plan, { walk }: RunState): PlannedStep | undefined =>
  walk?.steps[0] === undefined ? undefined : findStep(plan, walk.steps[0]);

/** The later transition, with the commands of the one before it kept. */
const following = ({ commands }: Transition, later: Transition): Transition => ({
  state: later.state,
  commands: [...commands, ...later.commands],
});

const endWalk = ({ state, commands }: Transition, result: WalkResult): Transition => {
  const { walk, ...rest } = state;
  return { state: { ...rest, result }, commands };
};

const withoutResult = ({ result, ...state }: RunState): RunState => state;

/** That a host cannot be reached is the result only when nothing else went wrong. */
const resultOf = (bad: readonly Progress[]): WalkResult =>
  bad.every((progress) => progress.kind === 'finished' && progress.outcome.reason?.kind === 'unreachable')
    ? 'unreachable'
    : 'failed';
