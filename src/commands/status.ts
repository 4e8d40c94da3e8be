import type { Command } from 'commander';
import { initialState } from '../engine/initial-state.js';
import { resumePoint, stepsDone } from '../engine/overview.js';
import { progressOf } from '../engine/work.js';
import type { Progress, RunState } from '../engine/types.js';
import { kubewalkHome } from '../files/home.js';
import type { Plan } from '../plan/types.js';
import { recallSession } from '../session/recall-session.js';
import { padTo } from '../source/columns.js';
import type { Words } from '../words/words.js';
import { describeReason } from '../plain/describe-reason.js';
import { exitCodes } from './exit-codes.js';
import { clusterOption, jsonOption, langOption, runbookOption } from './options.js';
import { OwnCommand } from './own-command.js';
import type { Report } from './report.js';
import { withPlan } from './with-plan.js';

export const statusCommand = (): Command =>
  new OwnCommand('status')
    .description('say how far a cluster has come, from what is remembered; no host is asked')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .action(
      withPlan(({ plan }, report, words) => {
        const recalled = recallSession(kubewalkHome(process.env), plan);
        if (recalled.kind === 'recalled') {
          tellStatus(plan, initialState(plan, recalled.records), report, words);
          return;
        }
        report.refusal(recalled.message, recalled.hint);
        process.exitCode = exitCodes.invalid;
      }),
    );

const tellStatus = (plan: Plan, state: RunState, report: Report, words: Words): void => {
  const width = Math.max(...plan.hosts.map(({ name }) => name.length));
  for (const chapter of plan.chapters) {
    if (chapter.steps.length > 0) report.line(`\n${chapter.title}`);
    for (const step of chapter.steps) {
      report.line(`  ${step.title}`);
      for (const { host } of step.work) {
        const progress = progressOf(state, step.id, host);
        report.line(`    ${host.padEnd(width)}  ${wordsFor(progress, words)}`);
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
  const { t } = words;
  report.line('');
  report.line(
    point === undefined
      ? t('plain.remembered.progress', { done, total })
      : t('plain.remembered.progressNext', {
          done,
          total,
          chapter: point.chapter.title,
          step: point.step.title,
        }),
  );
  report.object({ type: 'status', done, total, ...(point && { next: point.step.id }) });
};

const wordsFor = (progress: Progress, words: Words): string => {
  const { t } = words;
  if (progress.kind === 'finished') {
    const { status, at, reason } = progress.outcome;
    const why = reason ? `  ${describeReason(reason, words)}` : '';
    return `${padTo(t(`plain.status.${status}`), statusWidth)} ${new Date(at).toISOString()}${why}`;
  }
  if (progress.kind === 'interrupted')
    return `${padTo(t('plain.status.unknown'), statusWidth)} ${t('plain.remembered.interrupted')}`;
  return progress.kind === 'pending' && progress.note === 'changed-since-done'
    ? `${padTo(t('plain.remembered.todo'), statusWidth)} ${t('plain.remembered.changedSince')}`
    : t('plain.remembered.todo');
};

const statusWidth = 8;

const jsonFor = (progress: Progress): Readonly<Record<string, unknown>> => {
  if (progress.kind === 'finished') {
    const { status, at, durationMs } = progress.outcome;
    return { status, at: new Date(at).toISOString(), durationMs };
  }
  return { status: progress.kind === 'interrupted' ? 'unknown' : 'pending' };
};
