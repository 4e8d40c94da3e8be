import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import type { Cluster } from '../cluster/types.js';
import { diagnoseLog } from '../doctor/diagnose.js';
import { readPastedLine } from '../doctor/evidence/log-line.js';
import type { Finding } from '../doctor/finding.js';
import type { Handbook } from '../doctor/handbook.js';
import { fileTrouble } from '../files/errno.js';
import { describeFindings } from '../plain/describe-findings.js';
import { jsonFindings } from '../plain/json-findings.js';
import { frontPageOf, type RunbookFiles } from '../runbook/read-runbook.js';
import type { Checked, Problem } from '../source/problem.js';
import type { Language } from '../words/language.js';
import type { Words } from '../words/words.js';
import type { Asking } from './ask-hosts.js';
import { collect, examine, type Examined } from './examine.js';
import { exitCodes } from './exit-codes.js';
import { ownWords } from './own-words.js';
import type { HeadlessOptions } from './headless.js';
import { booksOf, type Books } from './in-language.js';
import { loadCluster } from './load-plan.js';
import { runbookFiles, understand } from './load-runbook.js';
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
  new Command('doctor')
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
      process.exitCode = await doctor(options, createReport(options.json ?? false), ownWords(options));
    });

const doctor = async (options: DoctorOptions, report: Report, words: Words): Promise<number> => {
  const files = await runbookFiles(options.runbook);
  const refuse = (problems: readonly Problem[]): number => {
    report.problems(problems);
    return exitCodes.invalid;
  };
  if (options.log !== undefined) {
    const books = readBooks(files, words.language);
    return books.ok ? judgeLog(options.log, books.value.handbook, report, words) : refuse(books.problems);
  }
  const front = frontPageOf(files);
  const cluster = front.ok ? await loadCluster(front.value, options.cluster) : front;
  const ask = (hosts: Cluster): Promise<Asking> =>
    collect(hosts, terminalPrompts(options.passwordFile), options.acceptNew);
  if (!cluster.ok) {
    const books = readBooks(files, words.language);
    return refuse(books.ok ? cluster.problems : books.problems);
  }
  // Reading the runbook takes about as long as the hosts do, and they are at work meanwhile.
  const asking = await ask(cluster.value);
  await asking.atWork;
  const books = readBooks(files, words.language);
  if (!books.ok) return refuse(books.problems);
  const { loaded, handbook } = books.value;
  const judge = async ({ answers }: Asking): Promise<Examined> =>
    examine(cluster.value, handbook, await answers, words);
  const examined = await judge(asking);
  if (examined.answered.length === 0) {
    for (const { host, why } of examined.silent) report.refusal(`${host}: ${why}`, 'no host could be asked');
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
  const look = async (): Promise<Examined> => judge(await ask(cluster.value));
  const patient = { loaded, cluster: cluster.value, handbook, examined, look };
  const mended = await mend(patient, { ...options, wanted }, report, words);
  return mended.kind === 'ended'
    ? mended.code
    : tell(mended.findings, handbook, report, words.t('doctor.hosts'), words);
};

const readBooks = (files: RunbookFiles, language: Language): Checked<Books> => {
  const understood = understand(files);
  if (!understood.ok) return understood;
  const books = booksOf(understood.value);
  return books.ok ? { ok: true, value: books.value(language) } : books;
};

const judgeLog = async (file: string, handbook: Handbook, report: Report, words: Words): Promise<number> => {
  let text: string;
  try {
    text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    report.refusal(`the log cannot be read: ${fileTrouble(error)}`, `it was looked for at ${file}`);
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
