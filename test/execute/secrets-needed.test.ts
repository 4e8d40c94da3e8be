import { expect, it } from 'vitest';
import { initialState } from '../../src/engine/initial-state.js';
import { secretsNeeded } from '../../src/execute/secrets-needed.js';
import type { Plan, Script } from '../../src/plan/types.js';
import { planOf } from '../support/plans.js';
import { walk, set } from './support.js';

const script = (code: string): Script => ({ code, variables: {} });

/** Steps s1 and s2; the first needs one secret to run and another to be undone, the second one more for its check. */
const secretive = (plan: Plan): Plan => ({
  ...plan,
  secrets: ['token', 'pin', 'seal', 'unused'].map((name) => ({
    name,
    about: 'Opens it.',
    from: { kind: 'ask' },
  })),
  chapters: plan.chapters.map((chapter) => ({
    ...chapter,
    steps: chapter.steps.map((step) => ({
      ...step,
      work: step.work.map((work) => ({
        ...work,
        run: script('use "$TOKEN"'),
        ...(step.id === 's1' ? { undo: script('drop "$PIN"') } : { check: script('test "$SEAL"') }),
      })),
    })),
  })),
});

it('asks for each secret once, and only for what is to be done', () => {
  const plan = secretive(planOf([{}, {}], ['a', 'b']));
  const names = (...asked: [kind: 'do' | 'undo', steps: readonly string[]]): readonly string[] =>
    secretsNeeded(plan, initialState(plan, {}), ...asked).map(({ secret }) => secret.name);
  expect(names('do', ['s1'])).toEqual(['token']);
  expect(names('do', ['s1', 's2'])).toEqual(['token', 'seal']);
  expect(names('undo', ['s1', 's2'])).toEqual(['pin']);
});

it('asks for nothing that a finished step no longer needs', async () => {
  const { plan, execution } = set([{}], ['a'], {}, secretive);
  await walk(execution);
  expect(secretsNeeded(plan, execution.state(), 'do', ['s1'])).toEqual([]);
});
