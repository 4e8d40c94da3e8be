/**
 * The engine: a pure, total function from a state and what happened to the next state and what is to be done.
 * It has no clock and makes no ids; both arrive inside events.
 */
import type { Plan } from '../plan/types.js';
import { onHostEvent } from './host-step.js';
import type { EngineEvent, RunState, Transition } from './types.js';
import { onConnected, onRefused } from './reach.js';
import { advance, startWalk, stopWalk } from './walk.js';
import { findStep, isSettled, progressOf, withProgress } from './work.js';

export const transition = (plan: Plan, state: RunState, event: EngineEvent): Transition => {
  switch (event.type) {
    case 'walk-requested':
      return startWalk(plan, state, event);
    case 'stop-requested':
      return stopWalk(plan, state, event.at);
    case 'step-skipped':
      return { state: skipped(plan, state, event), commands: [] };
    case 'step-edited':
      return { state: { ...state, edits: edited(state.edits, event.step, event.code) }, commands: [] };
    case 'shell-opened':
    case 'shell-ended':
      return { state, commands: [] };
    case 'host-connected':
      return onConnected(plan, state, event);
    case 'host-refused':
      return onRefused(plan, state, event);
    default:
      return advance(plan, onHostEvent(plan, state, event), event.at);
  }
};

const edited = (edits: RunState['edits'], step: string, code: string | undefined): RunState['edits'] => {
  const others = Object.fromEntries(Object.entries(edits).filter(([id]) => id !== step));
  return code === undefined ? others : { ...others, [step]: code };
};

/** Hosts on which the step is going on are left alone. */
const skipped = (
  plan: Plan,
  state: RunState,
  { step: id, hosts, reason, at }: Extract<EngineEvent, { type: 'step-skipped' }>,
): RunState => {
  const work = findStep(plan, id)?.work ?? [];
  return work
    .filter(({ host }) => hosts?.includes(host) ?? true)
    .filter(({ host }) => isSettled(progressOf(state, id, host)))
    .reduce(
      (next, { host, hash }) =>
        withProgress(next, id, host, {
          kind: 'finished',
          outcome: {
            status: 'skipped',
            at,
            durationMs: 0,
            hash,
            reason: { kind: 'skipped', message: reason },
          },
        }),
      state,
    );
};
