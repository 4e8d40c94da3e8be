import type { Command } from 'commander';
import { allSteps } from '../engine/work.js';
import { describePlan } from '../plain/describe-plan.js';
import { clusterOption, jsonOption, langOption, runbookOption } from './options.js';
import { OwnCommand } from './own-command.js';
import { withPlan } from './with-plan.js';

export const planCommand = (): Command =>
  new OwnCommand('plan')
    .description('print every step with everything filled in; nothing is carried out')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .action(
      withPlan(({ plan }, report, words) => {
        for (const step of allSteps(plan)) report.object({ type: 'planned-step', ...step });
        for (const line of describePlan(plan, words)) report.line(line);
      }),
    );
