import { Command } from 'commander';
import { initialState } from '../engine/initial-state.js';
import { resumePoint, stepsDone } from '../engine/overview.js';
import { progressOf } from '../engine/work.js';
import type { Progress, RunState } from '../engine/types.js';
import { kubewalkHome } from '../files/home.js';
import type { Plan } from '../plan/types.js';
import { describeReason } from '../plain/describe-reason.js';
import { exitCodes } from './exit-codes.js';
import { clusterOption, jsonOption, runbookOption } from './options.js';
import type { Report } from './report.js';
import { withPlan } from './with-plan.js';

export const statusCommand = (): Command =>
  new Command('status')
    .description('say how far a cluster has come, from what is remembered; no host is asked')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .addOption(jsonOption())
    .action(
      withPlan(async ({ plan }, report) => {
        const { recallSession } = await import('../session/recall-session.js');
        const recalled = recallSession(kubewalkHome(process.env), plan);
        if (recalled.kind === 'recalled') {
          tellStatus(plan, initialState(plan, recalled.records), report);
          return;
        }
        report.refusal(recalled.message, recalled.hint);
        process.exitCode = exitCodes.invalid;
      }),
    );

const tellStatus = (plan: Plan, state: RunState, report: Report): void => {
  const width = Math.max(...plan.hosts.map(({ name }) => name.length));
  for (const chapter of plan.chapters) {
    if (chapter.steps.length > 0) report.line(`\n${chapter.title}`);
    for (const step of chapter.steps) {
      report.line(`  ${step.title}`);
      for (const { host } of step.work) {
        const progress = progressOf(state, step.id, host);
        report.line(`    ${host.padEnd(width)}  ${wordsFor(progress)}`);
        report.object({
          type: 'step-status',
          chapter: chapter.id,
          step: step.id,
          host,
          ...jsonFor(progress),
        });
      }
    }
  }
  const { done, total } = stepsDone(plan, state);
  const point = resumePoint(plan, state);
  report.line(
    `\n${String(done)} of ${String(total)} steps done${point ? `; next: ${point.chapter.title} › ${point.step.title}` : ''}`,
  );
  report.object({ type: 'status', done, total, ...(point && { next: point.step.id }) });
};

const wordsFor = (progress: Progress): string => {
  if (progress.kind === 'finished') {
    const { status, at, reason } = progress.outcome;
    return `${status.padEnd(8)} ${new Date(at).toISOString()}${reason ? `  ${describeReason(reason)}` : ''}`;
  }
  if (progress.kind === 'interrupted')
    return 'unknown  it was running when the program ended; it is looked for on the next start';
  return progress.kind === 'pending' && progress.note === 'changed-since-done'
    ? 'to do    it was done, but its text has changed since'
    : 'to do';
};

const jsonFor = (progress: Progress): Readonly<Record<string, unknown>> => {
  if (progress.kind === 'finished') {
    const { status, at, durationMs } = progress.outcome;
    return { status, at: new Date(at).toISOString(), durationMs };
  }
  return { status: progress.kind === 'interrupted' ? 'unknown' : 'pending' };
};
