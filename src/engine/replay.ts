import type { Plan } from '../plan/types.js';
import { initialState, type Records } from './initial-state.js';
import { movesBetween } from './moves.js';
import { transition } from './transition.js';
import type { EngineEvent, Move } from './types.js';

/** Everything that moved in a recorded run, in order: the same fold that made it, made again. */
export const replayMoves = (
  plan: Plan,
  records: Records,
  events: readonly EngineEvent[],
): readonly Move[] => {
  let state = initialState(plan, records);
  return events.flatMap((event) => {
    const before = state;
    state = transition(plan, before, event).state;
    return movesBetween(plan, before, state);
  });
};
