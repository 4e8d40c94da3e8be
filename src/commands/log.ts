import { resolve } from 'node:path';
import type { Command } from 'commander';
import { replayMoves } from '../engine/replay.js';
import { fileTrouble } from '../files/errno.js';
import { kubewalkHome } from '../files/home.js';
import { writeFileWhole } from '../files/write-file-whole.js';
import { runLine, runMarkdown, runRows, shellRows, type ToldRun } from '../plain/describe-run.js';
import { closest } from '../source/closest.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import { wordsIn, type Words } from '../words/words.js';
import { exitCodes } from './exit-codes.js';
import { jsonOption, langOption } from './options.js';
import { OwnCommand } from './own-command.js';
import { ownWords } from './own-words.js';
import { createReport, type Report } from './report.js';

interface LogOptions {
  readonly json?: boolean;
  readonly lang?: Language;
  readonly export?: string;
}

export const logCommand = (): Command =>
  new OwnCommand('log')
    .description('list what was run where, when, by whom and with which result')
    .argument('[run]', 'tell this run step by step; "last" is the latest')
    .option('--export <file>', 'write the run to a file: markdown, or JSON where the name ends in .json')
    .addOption(langOption())
    .addOption(jsonOption())
    .action(log);

const log = async (name: string | undefined, options: LogOptions): Promise<void> => {
  const words = ownWords(options);
  const report = createReport(words, options.json);
  const { listRuns } = await import('../session/list-runs.js');
  const { runs, unreadable } = listRuns(kubewalkHome(process.env));
  for (const folder of unreadable)
    report.refusal(saying('plain.log.notWhole', { folder }), saying('plain.log.leftAlone'));
  const told = runs.map(({ name: run, header, events }): ToldRun => ({
    ...header,
    name: run,
    events,
    moves: replayMoves(header.plan, header.records, events),
  }));
  if (name === undefined && options.export === undefined) {
    for (const run of told) {
      report.line(runLine(run, words));
      report.object({
        type: 'run',
        name: run.name,
        runbook: run.plan.runbook.id,
        cluster: run.plan.cluster.name,
        by: run.by,
        startedAt: new Date(run.startedAt).toISOString(),
      });
    }
    if (told.length === 0) report.line(words.t('plain.log.nothing'));
    return;
  }
  const run = name === undefined || name === 'last' ? told.at(-1) : told.find((each) => each.name === name);
  if (!run) {
    const near = closest(
      name ?? '',
      told.map((each) => each.name),
    );
    report.refusal(
      saying('plain.log.noSuch', { name: name ?? '' }),
      near === undefined ? saying('plain.log.listed') : saying('plain.log.near', { near }),
    );
    process.exitCode = exitCodes.invalid;
    return;
  }
  if (options.export !== undefined) {
    await exportRun(run, resolve(options.export), report, words);
    return;
  }
  for (const line of runMarkdown(run, words).split('\n')) report.line(line);
  for (const row of runRows(run, words)) report.object({ type: 'step', ...row });
  for (const row of shellRows(run, words)) report.object({ type: 'shell', ...row });
};

const exportRun = async (run: ToldRun, file: string, report: Report, words: Words): Promise<void> => {
  const text = file.endsWith('.json') ? runJson(run) : runMarkdown(run, words);
  try {
    await writeFileWhole(file, text, 0o600);
    report.line(words.t('plain.log.wrote', { file }));
  } catch (error) {
    report.refusal(
      saying('plain.log.cannot', { file, why: fileTrouble(error) }),
      saying('plain.log.cannotHint'),
    );
    process.exitCode = exitCodes.invalid;
  }
};

/** For programs: in English, whatever the person speaks. */
const runJson = (run: ToldRun): string => {
  const { name, by, version, startedAt, plan } = run;
  const words = wordsIn('en');
  const told = {
    name,
    by,
    version,
    startedAt: new Date(startedAt).toISOString(),
    runbook: plan.runbook,
    cluster: plan.cluster,
    profile: plan.profile,
    hosts: plan.hosts.map(({ name: host, address, roles }) => ({ host, address, roles })),
    steps: runRows(run, words),
    shells: shellRows(run, words),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
};
