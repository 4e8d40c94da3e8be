import type { Cluster } from '../cluster/types.js';
import { withFix } from '../doctor/fix/with-fix.js';
import type { FixStep } from '../doctor/guard/guard-fix.js';
import type { Handbook } from '../doctor/handbook.js';
import { buildPlan } from '../plan/build-plan.js';
import type { Chapter } from '../runbook/types.js';
import type { Checked } from '../source/problem.js';
import type { LoadedPlan } from './load-plan.js';
import type { LoadedRunbook } from './load-runbook.js';

/** The plan of the runbook with a last chapter that mends the trouble of this page. */
export const planFix = (
  { runbook, assets }: LoadedRunbook,
  cluster: Cluster,
  handbook: Handbook,
  page: Chapter,
  steps: readonly FixStep[],
): Checked<LoadedPlan> => {
  const mending = withFix(runbook, handbook, page, steps);
  const plan = buildPlan(mending, cluster, assets);
  return plan.ok ? { ok: true, value: { runbook: mending, cluster, plan: plan.value } } : plan;
};
