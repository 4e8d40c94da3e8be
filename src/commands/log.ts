import { resolve } from 'node:path';
import { Command } from 'commander';
import { replayMoves } from '../engine/replay.js';
import { fileTrouble } from '../files/errno.js';
import { kubewalkHome } from '../files/home.js';
import { writeFileWhole } from '../files/write-file-whole.js';
import { runLine, runMarkdown, runRows, shellRows, type ToldRun } from '../plain/describe-run.js';
import { closest } from '../source/closest.js';
import type { Language } from '../words/language.js';
import type { Translate } from '../words/words.js';
import { exitCodes } from './exit-codes.js';
import { jsonOption, langOption } from './options.js';
import { ownWords } from './own-words.js';
import { createReport, type Report } from './report.js';

interface LogOptions {
  readonly json?: boolean;
  readonly lang?: Language;
  readonly export?: string;
}

export const logCommand = (): Command =>
  new Command('log')
    .description('list what was run where, when, by whom and with which result')
    .argument('[run]', 'tell this run step by step; "last" is the latest')
    .option('--export <file>', 'write the run to a file: markdown, or JSON where the name ends in .json')
    .addOption(langOption())
    .addOption(jsonOption())
    .action(log);

const log = async (name: string | undefined, options: LogOptions): Promise<void> => {
  const report = createReport(options.json ?? false);
  const { t } = ownWords(options);
  const { listRuns } = await import('../session/list-runs.js');
  const { runs, unreadable } = listRuns(kubewalkHome(process.env));
  for (const folder of unreadable)
    report.refusal(t('plain.log.notWhole', { folder }), t('plain.log.leftAlone'));
  const told = runs.map(({ name: run, header, events }): ToldRun => ({
    ...header,
    name: run,
    events,
    moves: replayMoves(header.plan, header.records, events),
  }));
  if (name === undefined && options.export === undefined) {
    for (const run of told) {
      report.line(runLine(run));
      report.object({
        type: 'run',
        name: run.name,
        runbook: run.plan.runbook.id,
        cluster: run.plan.cluster.name,
        by: run.by,
        startedAt: new Date(run.startedAt).toISOString(),
      });
    }
    if (told.length === 0) report.line(t('plain.log.nothing'));
    return;
  }
  const run = name === undefined || name === 'last' ? told.at(-1) : told.find((each) => each.name === name);
  if (!run) {
    const near = closest(
      name ?? '',
      told.map((each) => each.name),
    );
    report.refusal(
      t('plain.log.noSuch', { name: name ?? '' }),
      near === undefined ? t('plain.log.listed') : t('plain.log.near', { near }),
    );
    process.exitCode = exitCodes.invalid;
    return;
  }
  if (options.export !== undefined) {
    await exportRun(run, resolve(options.export), report, t);
    return;
  }
  for (const line of runMarkdown(run).split('\n')) report.line(line);
  for (const row of runRows(run)) report.object({ type: 'step', ...row });
  for (const row of shellRows(run)) report.object({ type: 'shell', ...row });
};

const exportRun = async (run: ToldRun, file: string, report: Report, t: Translate): Promise<void> => {
  const { name, by, version, startedAt, plan } = run;
  const text = file.endsWith('.json')
    ? `${JSON.stringify({ name, by, version, startedAt: new Date(startedAt).toISOString(), runbook: plan.runbook, cluster: plan.cluster, profile: plan.profile, hosts: plan.hosts.map(({ name: host, address, roles }) => ({ host, address, roles })), steps: runRows(run), shells: shellRows(run) }, undefined, 2)}\n`
    : runMarkdown(run);
  try {
    await writeFileWhole(file, text, 0o600);
    report.line(t('plain.log.wrote', { file }));
  } catch (error) {
    report.refusal(t('plain.log.cannot', { file, why: fileTrouble(error) }), t('plain.log.cannotHint'));
    process.exitCode = exitCodes.invalid;
  }
};
