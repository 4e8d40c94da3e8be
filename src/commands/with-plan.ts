import type { Language } from '../words/language.js';
import type { Words } from '../words/words.js';
import { exitCodes } from './exit-codes.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import { ownWords } from './own-words.js';
import { createReport, type Report } from './report.js';

export interface PlanOptions {
  readonly cluster: string;
  readonly runbook: string;
  readonly json?: boolean;
  readonly lang?: Language;
}

/** For commands that look at a plan and touch no host: plans, or tells every problem. */
export const withPlan =
  (look: (loaded: LoadedPlan, report: Report, words: Words) => void | Promise<void>) =>
  async (options: PlanOptions): Promise<void> => {
    const { cluster, runbook, json = false } = options;
    const words = ownWords(options);
    const report = createReport(words, json);
    const loaded = await loadPlan(runbook, cluster, words.language);
    if (loaded.ok) {
      await look(loaded.value, report, words);
      return;
    }
    report.problems(loaded.problems);
    process.exitCode = exitCodes.invalid;
  };
