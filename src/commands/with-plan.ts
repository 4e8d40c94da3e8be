import type { Language } from '../words/language.js';
import { exitCodes } from './exit-codes.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import { createReport, type Report } from './report.js';

export interface PlanOptions {
  readonly cluster: string;
  readonly runbook: string;
  readonly json?: boolean;
  readonly lang?: Language;
}

/** For commands that look at a plan and touch no host: plans, or tells every problem. */
export const withPlan =
  (look: (loaded: LoadedPlan, report: Report) => void | Promise<void>) =>
  async ({ cluster, runbook, json = false, lang }: PlanOptions): Promise<void> => {
    const report = createReport(json);
    const loaded = await loadPlan(runbook, cluster, lang);
    if (loaded.ok) {
      await look(loaded.value, report);
      return;
    }
    report.problems(loaded.problems);
    process.exitCode = exitCodes.invalid;
  };
