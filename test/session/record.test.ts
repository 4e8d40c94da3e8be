import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { initialState, recordsOf, type Records } from '../../src/engine/initial-state.js';
import { movesBetween } from '../../src/engine/moves.js';
import { transition } from '../../src/engine/transition.js';
import type { RunState } from '../../src/engine/types.js';
import { createExecution } from '../../src/execute/create-execution.js';
import type { Plan } from '../../src/plan/types.js';
import { listRuns, type RecordedRun } from '../../src/session/list-runs.js';
import { recallSession } from '../../src/session/recall-session.js';
import { wordsIn } from '../../src/words/words.js';
import { anyPlan, anyWorld, live } from '../engine/worlds.js';
import { walk } from '../execute/support.js';
import { fakeWorld } from '../support/fakes.js';
import { planOf } from '../support/plans.js';
import { newHome, opened } from './support.js';

/** How everything stands after a run, told from nothing but what it left in its folder. */
const told = ({ header: { plan, records }, events }: RecordedRun): RunState =>
  events.reduce((state, event) => transition(plan, state, event).state, initialState(plan, records));

const recalled = (home: string, plan: Plan): Records => {
  const read = recallSession(home, plan);
  if (read.kind !== 'recalled') throw new Error(wordsIn('en').say(read.message));
  return read.records;
};

// Every event is written to a real disk.
vi.setConfig({ testTimeout: 60_000 });

describe('the record of a run', () => {
  it('tells at any instant what the session remembers, whatever happens', () => {
    fc.assert(
      fc.property(anyPlan, anyWorld, fc.nat(), (plan, world, cut) => {
        const { events, states } = live(plan, world);
        const home = newHome();
        const { recorder } = opened(home, plan);
        let before = initialState(plan, {});
        const until = 1 + (cut % events.length);
        for (const [i, event] of events.slice(0, until).entries()) {
          const after = states[i] ?? before;
          recorder.record(event, movesBetween(plan, before, after), after);
          before = after;
        }
        const again = listRuns(home).runs.map(told);
        expect(again).toEqual([before]);
        expect(initialState(plan, recalled(home, plan))).toEqual(initialState(plan, recordsOf(plan, before)));
      }),
      { numRuns: 30 },
    );
  });

  it('tells how every step stood on the screens, of the run before as well', async () => {
    const plan = planOf([{ strategy: 'serial' }, { blocks: ['run', 'undo'] }, {}]);
    const home = newHome();
    const fakes = fakeWorld(['a', 'b', 'c']);
    const shown: RunState[] = [];
    for (const [index, failing] of ['b', undefined].entries()) {
      const { records, recorder } = opened(home, plan, new Date(Date.UTC(2026, 0, 2 + index)));
      const execution = createExecution(plan, initialState(plan, records), { ...fakes.world, recorder });
      for (const remote of fakes.remotes) {
        remote.behave = ({ id }) => ({
          kind: 'exited',
          code: id.includes('.check.') || (remote.host === failing && id.includes('.run.s2.')) ? 1 : 0,
        });
      }
      execution.send({ type: 'step-edited', step: 's2', code: 'echo changed' });
      await walk(execution, ['s1', 's2', 's3']);
      execution.send({ type: 'step-skipped', step: 's3', hosts: ['c'], reason: 'by hand' });
      execution.send({ type: 'walk-requested', kind: 'undo', steps: ['s2'], hosts: ['a'] });
      await execution.idle();
      shown.push(execution.state());
      await execution.close();
    }
    expect(shown.map(({ result }) => result)).toEqual(['ok', 'ok']);
    expect(shown[0]?.steps['s2']).not.toEqual(shown[1]?.steps['s2']);
    expect(listRuns(home).runs.map(told)).toEqual(shown);
  });
});
