import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { initialState, recordsOf, type Records } from '../../src/engine/initial-state.js';
import { movesBetween } from '../../src/engine/moves.js';
import { transition } from '../../src/engine/transition.js';
import { allSteps, isSettled, progressOf } from '../../src/engine/work.js';
import { anyPlan, anyWorld, live } from './worlds.js';

// Many worlds on a busy machine take longer than one test usually may.
vi.setConfig({ testTimeout: 60_000 });

describe('whatever happens, in whatever order', () => {
  it('every walk ends, and what goes on is what is waited for', () => {
    fc.assert(
      fc.property(anyPlan, anyWorld, (plan, world) => {
        expect(live(plan, world).state.walk).toBeUndefined();
      }),
    );
  });

  it('no job is asked for twice, not even after a restart', () => {
    fc.assert(
      fc.property(anyPlan, anyWorld, fc.nat(), (plan, world, cut) => {
        const first = live(plan, world);
        const left = first.states[cut % first.states.length];
        const again = live(plan, world, left && recordsOf(plan, left), 'v');
        const jobs = [...first.jobs, ...again.jobs];
        expect(new Set(jobs).size).toBe(jobs.length);
      }),
    );
  });

  it('the events tell the whole story: replayed, they give the same state', () => {
    fc.assert(
      fc.property(anyPlan, anyWorld, (plan, world) => {
        const { state, events } = live(plan, world);
        const again = events.reduce(
          (now, event) => transition(plan, now, event).state,
          initialState(plan, {}),
        );
        expect(again).toEqual(state);
      }),
    );
  });

  it('a restart takes nothing for finished that was not, and forgets no job that may run', () => {
    fc.assert(
      fc.property(anyPlan, anyWorld, (plan, world) => {
        for (const state of live(plan, world).states) {
          const kept: unknown = JSON.parse(JSON.stringify(recordsOf(plan, state)));
          const resumed = initialState(plan, kept as Records);
          for (const { id, work } of allSteps(plan)) {
            for (const { host } of work) {
              const before = progressOf(state, id, host);
              const after = progressOf(resumed, id, host);
              expect(isSettled(after)).toBe(true);
              if (after.kind === 'finished' && !('before' in before) && !('was' in before))
                expect(before).toEqual(after);
              if ('job' in before) expect(after).toMatchObject({ kind: 'interrupted', job: before.job });
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('what moved is told, and nothing else', () => {
    fc.assert(
      fc.property(anyPlan, anyWorld, (plan, world) => {
        const { states } = live(plan, world);
        let before = initialState(plan, {});
        for (const state of states) {
          for (const move of movesBetween(plan, before, state)) {
            expect(move.from).toEqual(progressOf(before, move.step, move.host));
            expect(move.to).toEqual(progressOf(state, move.step, move.host));
            expect(move.to).not.toBe(move.from);
          }
          before = state;
        }
      }),
      { numRuns: 40 },
    );
  });
});
