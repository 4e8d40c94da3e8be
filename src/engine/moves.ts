import type { Plan } from '../plan/types.js';
import type { Move, RunState } from './types.js';
import { allSteps, progressOf } from './work.js';

/** Every step that stands elsewhere on some host after a transition, in the plan's order. */
export const movesBetween = (plan: Plan, before: RunState, after: RunState): readonly Move[] =>
  allSteps(plan)
    .filter(({ id }) => before.steps[id] !== after.steps[id])
    .flatMap(({ id, chapter, risk, work }) =>
      work.flatMap(({ host }) => {
        const from = progressOf(before, id, host);
        const to = progressOf(after, id, host);
        return from === to ? [] : [{ step: id, chapter, risk, host, from, to }];
      }),
    );
