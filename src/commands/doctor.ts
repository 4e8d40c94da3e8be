import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { diagnoseLog } from '../doctor/diagnose.js';
import { readPastedLine } from '../doctor/evidence/log-line.js';
import type { Finding } from '../doctor/finding.js';
import type { Handbook } from '../doctor/handbook.js';
import { fileTrouble } from '../files/errno.js';
import { describeFindings } from '../plain/describe-findings.js';
import { jsonFindings } from '../plain/json-findings.js';
import type { Checked, Problem } from '../source/problem.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import type { Words } from '../words/words.js';
import { collect, examine, type Examined } from './examine.js';
import { exitCodes } from './exit-codes.js';
import { OwnCommand } from './own-command.js';
import { ownWords } from './own-words.js';
import type { HeadlessOptions } from './headless.js';
import { booksOf, type Books } from './in-language.js';
import { loadCluster } from './load-plan.js';
import { loadRunbook } from './load-runbook.js';
import { mend } from './mend.js';
import {
  acceptNewOption,
  clusterOption,
  jsonOption,
  langOption,
  passwordFileOption,
  runbookOption,
} from './options.js';
import { createReport, type Report } from './report.js';
import { terminalPrompts } from './terminal-prompts.js';
import { writeBundle } from './write-bundle.js';

interface DoctorOptions extends HeadlessOptions {
  readonly log?: string;
  readonly bundle?: string;
  readonly fix?: string | true;
  readonly confirm?: string;
  readonly lang?: Language;
}

export const doctorCommand = (): Command =>
  new OwnCommand('doctor')
    .description(
      'look at all hosts at once and say what is wrong, with the evidence; changes nothing by itself',
    )
    .addOption(clusterOption())
    .addOption(runbookOption())
    .option('--log <file>', 'judge this log alone and ask no host; - reads standard input')
    .option('--bundle <dir>', 'also write the evidence, without secrets, to attach to a question')
    .option('--fix [finding]', 'then mend the first finding, or this one, step by step')
    .option('-y, --yes', 'with --fix: ask nothing before steps that change something')
    .option(
      '--confirm <word>',
      'with --fix: the word for a fix that destroys something, as the host it is done to',
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .addOption(acceptNewOption())
    .addOption(passwordFileOption())
    .action(async (options: DoctorOptions) => {
      const words = ownWords(options);
      process.exitCode = await doctor(options, createReport(words, options.json), words);
    });

const doctor = async (options: DoctorOptions, report: Report, words: Words): Promise<number> => {
  const refuse = (problems: readonly Problem[]): number => {
    report.problems(problems);
    return exitCodes.invalid;
  };
  const books = await loadBooks(options.runbook, words.language);
  if (!books.ok) return refuse(books.problems);
  const { loaded, handbook } = books.value;
  if (options.log !== undefined) return judgeLog(options.log, handbook, report, words);
  const cluster = await loadCluster(loaded.runbook, options.cluster);
  if (!cluster.ok) return refuse(cluster.problems);
  const look = async (): Promise<Examined> => {
    const answers = await collect(cluster.value, terminalPrompts(options.passwordFile), options.acceptNew);
    return examine(cluster.value, handbook, answers, words);
  };
  const examined = await look();
  if (examined.answered.length === 0) {
    for (const { host, why } of examined.silent)
      report.refusal(saying('ssh.onHost', { host, said: why }), saying('refused.allSilent'));
    return exitCodes.unreachable;
  }
  if (cluster.value.recording) report.line(words.t('app.recording'));
  const code = tell(examined.findings, handbook, report, words.t('doctor.hosts'), words);
  const [first] = examined.findings;
  if (options.bundle !== undefined || first?.id === 'unexplained') {
    const path = await writeBundle(cluster.value, examined, options.bundle);
    report.line(words.t('doctor.bundle', { path }));
  }
  if (options.fix === undefined || examined.findings.length === 0) return code;
  const wanted = options.fix === true ? undefined : options.fix;
  const patient = { loaded, cluster: cluster.value, handbook, examined, look };
  const mended = await mend(patient, { ...options, wanted }, report, words);
  return mended.kind === 'ended'
    ? mended.code
    : tell(mended.findings, handbook, report, words.t('doctor.hosts'), words);
};

const loadBooks = async (folder: string, language: Language): Promise<Checked<Books>> => {
  const loaded = await loadRunbook(folder);
  if (!loaded.ok) return loaded;
  const books = await booksOf(loaded.value);
  return books.ok ? { ok: true, value: books.value(language) } : books;
};

const judgeLog = async (file: string, handbook: Handbook, report: Report, words: Words): Promise<number> => {
  let text: string;
  try {
    text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    report.refusal(saying('refused.log', { why: fileTrouble(error) }), saying('refused.logHint', { file }));
    return exitCodes.invalid;
  }
  const findings = diagnoseLog(handbook, text.split('\n').map(readPastedLine));
  return tell(findings, handbook, report, words.t('doctor.log'), words);
};

const tell = (
  findings: readonly Finding[],
  handbook: Handbook,
  report: Report,
  where: string,
  words: Words,
): number => {
  report.object({ findings: jsonFindings(findings) });
  for (const line of describeFindings(findings, handbook, where, words)) report.line(line);
  return findings.length === 0 ? exitCodes.ok : exitCodes.findings;
};
