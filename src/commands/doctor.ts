import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import type { Cluster } from '../cluster/types.js';
import { diagnose, diagnoseLog } from '../doctor/diagnose.js';
import { describeFindings } from '../doctor/describe-findings.js';
import { readPastedLine } from '../doctor/evidence/log-line.js';
import type { Finding } from '../doctor/finding.js';
import { readTroubles } from '../doctor/read-troubles.js';
import type { Trouble } from '../doctor/trouble.js';
import { fileTrouble } from '../files/errno.js';
import { kubewalkHome } from '../files/home.js';

import { askHosts, countQuestions, type Answers } from './ask-hosts.js';
import { exitCodes } from './exit-codes.js';
import { planCluster } from './load-plan.js';
import { loadRunbook } from './load-runbook.js';
import { sshSurroundings } from './open-execution.js';
import { acceptNewOption, clusterOption, jsonOption, passwordFileOption, runbookOption } from './options.js';
import { createReport, type Report } from './report.js';
import { terminalPrompts } from './terminal-prompts.js';

interface DoctorOptions {
  readonly cluster: string;
  readonly runbook: string;
  readonly log?: string;
  readonly json?: boolean;
  readonly acceptNew?: boolean;
  readonly passwordFile?: string;
}

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('look at all hosts at once and say what is wrong, with the evidence; changes nothing')
    .addOption(clusterOption())
    .addOption(runbookOption())
    .option('--log <file>', 'judge this log alone and ask no host; - reads standard input')
    .addOption(jsonOption())
    .addOption(acceptNewOption())
    .addOption(passwordFileOption())
    .action(async (options: DoctorOptions) => {
      process.exitCode = await doctor(options, createReport(options.json ?? false));
    });

const doctor = async (options: DoctorOptions, report: Report): Promise<number> => {
  const loaded = await loadRunbook(options.runbook);
  if (!loaded.ok) {
    report.problems(loaded.problems);
    return exitCodes.invalid;
  }
  const troubles = readTroubles(loaded.value.runbook, loaded.value.pages, loaded.value.assets);
  if (!troubles.ok) {
    report.problems(troubles.problems);
    return exitCodes.invalid;
  }
  if (options.log !== undefined) return judgeLog(options.log, troubles.value, report);
  const planned = await planCluster(loaded.value, options.cluster);
  if (!planned.ok) {
    report.problems(planned.problems);
    return exitCodes.invalid;
  }
  const answers = await look(planned.value.cluster, options);
  if (answers.answered.length === 0) {
    for (const { host, why } of answers.silent) report.refusal(`${host}: ${why}`, 'no host could be asked');
    return exitCodes.unreachable;
  }
  return tell(
    diagnose(troubles.value, answers.answered, answers.silent),
    troubles.value,
    report,
    'the hosts',
  );
};

const judgeLog = async (file: string, troubles: readonly Trouble[], report: Report): Promise<number> => {
  let text: string;
  try {
    text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    report.refusal(`the log cannot be read: ${fileTrouble(error)}`, `it was looked for at ${file}`);
    return exitCodes.invalid;
  }
  return tell(diagnoseLog(troubles, text.split('\n').map(readPastedLine)), troubles, report, 'this log');
};

const look = async (cluster: Cluster, { acceptNew, passwordFile }: DoctorOptions): Promise<Answers> => {
  const { createRemotes } = await import('../ssh/create-remotes.js');
  const prompts = countQuestions(terminalPrompts(passwordFile));
  const hosts = cluster.hosts.map((host) =>
    acceptNew === true ? { ...host, ssh: { ...host.ssh, acceptNew } } : host,
  );
  const connections = createRemotes(hosts, { prompts, ...sshSurroundings(kubewalkHome(process.env)) });
  try {
    return await askHosts(hosts, connections.remotes, prompts.open);
  } finally {
    await connections.close();
  }
};

const tell = (
  findings: readonly Finding[],
  troubles: readonly Trouble[],
  report: Report,
  where: string,
): number => {
  report.object({ findings });
  for (const line of describeFindings(findings, troubles, where)) report.line(line);
  return findings.length === 0 ? exitCodes.ok : exitCodes.findings;
};
