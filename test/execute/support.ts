import { initialState, type Records } from '../../src/engine/initial-state.js';
import type { Outcome } from '../../src/engine/types.js';
import { progressOf } from '../../src/engine/work.js';
import { createExecution } from '../../src/execute/create-execution.js';
import type { Execution } from '../../src/execute/execution.js';
import type { HostWork, Plan } from '../../src/plan/types.js';
import { fakeWorld } from '../support/fakes.js';
import { planOf, type StepDraft } from '../support/plans.js';

export const set = (
  drafts: readonly StepDraft[],
  hosts = ['a'],
  records: Records = {},
  change: (plan: Plan) => Plan = (plan) => plan,
) => {
  const plan = change(planOf(drafts, hosts));
  const fakes = fakeWorld(hosts);
  const execution = createExecution(plan, initialState(plan, records), fakes.world);
  return { plan, execution, ...fakes };
};

/** The same plan with more on the work of its only step. */
export const withWork =
  (more: Partial<HostWork>) =>
  (plan: Plan): Plan => ({
    ...plan,
    chapters: plan.chapters.map((chapter) => ({
      ...chapter,
      steps: chapter.steps.map((step) => ({
        ...step,
        work: step.work.map((work) => ({ ...work, ...more })),
      })),
    })),
  });

export const walk = (execution: Execution, steps: readonly string[] = ['s1']) => {
  execution.send({ type: 'walk-requested', kind: 'do', steps });
  return execution.idle();
};

export const outcomeOf = (execution: Execution, host = 'a', step = 's1'): Outcome | undefined => {
  const progress = progressOf(execution.state(), step, host);
  return progress.kind === 'finished' ? progress.outcome : undefined;
};

export const phaseOf = (id: string): string => id.split('.')[1] ?? '';
export const runsOf = (asked: readonly string[]): readonly string[] =>
  asked.filter((each) => each.startsWith('run ')).map((each) => phaseOf(each.slice(4)));
