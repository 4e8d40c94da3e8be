import { Command } from 'commander';
import { describePlan } from '../plain/describe-plan.js';
import { exitCodes } from './exit-codes.js';
import { loadPlan } from './load-plan.js';
import { clusterOption, jsonOption, runbookOption } from './options.js';
import { createReport } from './report.js';

export const planCommand = (): Command =>
  new Command('plan')
    .description('print every step with everything filled in; nothing is carried out')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .addOption(jsonOption())
    .action(
      async ({ cluster, runbook, json = false }: { cluster: string; runbook: string; json?: boolean }) => {
        const report = createReport(json);
        const loaded = await loadPlan(runbook, cluster);
        if (!loaded.ok) {
          report.problems(loaded.problems);
          process.exitCode = exitCodes.invalid;
          return;
        }
        const { plan } = loaded.value;
        for (const step of plan.chapters.flatMap(({ steps }) => steps))
          report.object({ type: 'planned-step', ...step });
        for (const line of describePlan(plan)) report.line(line);
      },
    );
