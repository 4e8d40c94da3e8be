import { describe, expect, it } from 'vitest';
import { fixMade } from '../../../src/doctor/fix/fix-made.js';
import type { Records } from '../../../src/engine/initial-state.js';
import { initialState, recordsOf } from '../../../src/engine/initial-state.js';
import type { EngineEvent } from '../../../src/engine/types.js';
import { createExecution } from '../../../src/execute/create-execution.js';
import type { Wish } from '../../../src/execute/execution.js';
import type { Plan } from '../../../src/plan/types.js';
import { fakeWorld } from '../../support/fakes.js';
import { planOf, type StepDraft } from '../../support/plans.js';
import { ownHandbook } from '../support/own-handbook.js';

const { handbook } = await ownHandbook();

const hosts = ['a', 'b', 'c'];

/** A plan whose only chapter is the fix of this trouble. */
const fixOf = (trouble: string, drafts: readonly StepDraft[]): Plan => {
  const plan = planOf(drafts, hosts);
  const chapters = plan.chapters.map((chapter) => ({
    ...chapter,
    id: trouble,
    steps: chapter.steps.map((step) => ({ ...step, chapter: trouble })),
  }));
  return { ...plan, chapters };
};

interface Run {
  readonly header: { readonly plan: Plan; readonly records: Records };
  readonly events: readonly EngineEvent[];
}

type Walk = Pick<Extract<Wish, { type: 'walk-requested' }>, 'kind' | 'steps'>;

interface Behaviour {
  /** Where checks say that all is so already. */
  readonly already?: readonly string[];
  /** Where what is run fails. */
  readonly failing?: readonly string[];
}

/** One run of the program, in which these walks go on one after another. */
const run = async (
  plan: Plan,
  walks: readonly Walk[],
  { already = [], failing = [] }: Behaviour = {},
  before: Records = {},
): Promise<Run & { readonly after: Records }> => {
  const { world, remotes, recorder } = fakeWorld(hosts);
  for (const remote of remotes) {
    remote.behave = ({ id }) => {
      const bad = id.includes('.check.')
        ? !already.includes(remote.host)
        : id.includes('.run.') && failing.includes(remote.host);
      return { kind: 'exited', code: bad ? 1 : 0 };
    };
  }
  const execution = createExecution(plan, initialState(plan, before), world);
  for (const walk of walks) {
    execution.send({ type: 'walk-requested', ...walk });
    await execution.idle();
  }
  const after = recordsOf(plan, execution.state());
  await execution.close();
  return { header: { plan, records: before }, events: recorder.events, after };
};

const swap = fixOf('swap-back', [{ id: 'swap-off' }, { id: 'swap-look' }]);
const start = fixOf('peer-down', [{ id: 'fix-peer-down' }]);
const chapter = planOf([{ id: 'swap-off' }], hosts);
const all: Walk = { kind: 'do', steps: ['swap-off', 'swap-look'] };

/** What the record says, with the latest run last as they happened. */
const made = (runs: readonly Run[], step?: string) => {
  const fix = fixMade(runs.toReversed(), handbook.troubles, step);
  return fix && [fix.trouble.id, ...fix.steps.map(({ id, hosts: on }) => `${id} ${on.join(' ')}`)];
};

describe('the fix that was made last', () => {
  it('has its steps in order, on those hosts where they were at work, not where all was so already', async () => {
    const first = await run(swap, [all], { already: ['b'] });
    expect(made([first])).toEqual(['swap-back', 'swap-off a c', 'swap-look a c']);
  });

  it('has also what failed, for it may have changed something', async () => {
    const first = await run(swap, [all], { failing: ['b'], already: ['a', 'c'] });
    expect(made([first])).toEqual(['swap-back', 'swap-off b']);
  });

  it('is none where nothing was mended, or everything was so already', async () => {
    expect(made([await run(chapter, [{ kind: 'do', steps: ['swap-off'] }])])).toBeUndefined();
    expect(made([await run(swap, [all], { already: hosts })])).toBeUndefined();
  });

  it('has no step any more that was undone, in the same run or a later one, and has it again once it is done again', async () => {
    const undo: Walk = { kind: 'undo', steps: ['swap-look'] };
    const same = await run(swap, [all, undo]);
    expect(made([same])).toEqual(['swap-back', 'swap-off a b c']);
    const first = await run(swap, [all]);
    const later = await run(swap, [{ kind: 'undo', steps: ['swap-look', 'swap-off'] }], {}, first.after);
    expect(made([first, later])).toBeUndefined();
    const again = await run(swap, [all], { already: ['a'] }, later.after);
    expect(made([first, later, again])).toEqual(['swap-back', 'swap-off b c', 'swap-look b c']);
  });

  it('has no step on a host where the chapter that it belongs to did it since', async () => {
    const first = await run(swap, [all]);
    const later = await run(chapter, [{ kind: 'do', steps: ['swap-off'] }], { already: ['a'] });
    expect(made([first, later], 'swap-off')).toEqual(['swap-back', 'swap-off a', 'swap-look a b c']);
  });

  it('of a step is the latest that has it, though another was made since', async () => {
    const runs = [await run(swap, [all]), await run(start, [{ kind: 'do', steps: ['fix-peer-down'] }])];
    expect(made(runs)).toEqual(['peer-down', 'fix-peer-down a b c']);
    expect(made(runs, 'swap-off')).toEqual(['swap-back', 'swap-off a b c', 'swap-look a b c']);
    expect(made(runs, 'no-such-step')).toBeUndefined();
  });
});
