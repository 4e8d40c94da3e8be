/**
 * `npm test`: every tier that this machine can run, in order. What it cannot run is said loudly and counted; in CI
 * nothing may be left out, so there it is an error.
 */
import { execa } from 'execa';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabError } from '../src/lab/lab-error.js';
import { labPlace } from '../src/lab/paths.js';
import { requireBox } from '../src/lab/require-box.js';

interface Tier {
  readonly project: string;
  readonly about: string;
  /** What this machine lacks for it; empty when it can run. */
  readonly lacks: () => Promise<readonly string[]>;
}

const nothing = (): Promise<readonly string[]> => Promise.resolve([]);

const lacking = (tools: Readonly<Record<string, string>>) => async (): Promise<readonly string[]> => {
  const found = await Promise.all(
    Object.entries(tools).map(async ([tool, debian]) => {
      const { exitCode } = await execa('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${tool}`], {
        reject: false,
      });
      return exitCode === 0 ? [] : [`${tool} is not installed (Debian: ${debian})`];
    }),
  );
  return found.flat();
};

const lacksForLab = async (): Promise<readonly string[]> => {
  const tools = await lacking({ go: 'golang-go', 'dpkg-deb': 'dpkg', gcc: 'gcc' })();
  try {
    await requireBox(labPlace('/tmp', process.env));
    return tools;
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [...error.problems, ...tools];
  }
};

const tiers: readonly Tier[] = [
  { project: 'unit', about: 'the pure parts, the adapters and the screens', lacks: nothing },
  {
    project: 'integration',
    about: 'real sshd, openssl and the built program on this machine',
    lacks: async () => [
      ...(process.getuid?.() === 0 ? [] : ['it starts sshd and mounts small disks, which only root can']),
      ...(await lacking({
        sshd: 'openssh-server',
        'ssh-agent': 'openssh-client',
        openssl: 'openssl',
        shellcheck: 'shellcheck',
      })()),
    ],
  },
  { project: 'journeys', about: 'the built program in a real terminal', lacks: nothing },
  { project: 'lab', about: 'real etcd, docker and flannel on practice machines', lacks: lacksForLab },
];

const run = async (command: string, args: readonly string[]): Promise<boolean> => {
  const { exitCode } = await execa(command, args, { stdio: 'inherit', reject: false });
  return exitCode === 0;
};

/** The part of vitest's JSON report (the one of Jest) that is read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

/** A line for each test that failed: who reads only the end of a long log must find them there. */
const failuresIn = (file: string): readonly string[] => {
  if (!existsSync(file)) return ['vitest wrote no report'];
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    return [
      ...(assertionResults.length === 0 ? [`${name}: ${firstLine(message)}`] : []),
      ...failed.map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`),
    ];
  });
};

const reports = mkdtempSync(join(tmpdir(), 'kubewalk-reports-'));
const failures: string[] = [];

const runTier = async (project: string): Promise<boolean> => {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const passed = await run('npx', ['vitest', 'run', '--project', project, ...reporters]);
  if (!passed) failures.push(...failuresIn(file).map((line) => `${project}: ${line}`));
  return passed;
};

const bad: string[] = [];
const leftOut: string[] = [];
if (!existsSync('node_modules')) throw new Error('npm ci first');
if (!(await run('npm', ['run', '--silent', 'build']))) bad.push('build');
for (const { project, about, lacks } of tiers) {
  const missing = await lacks();
  if (missing.length > 0) {
    leftOut.push(`${project} (${about}):\n${missing.map((line) => `      ${line}`).join('\n')}`);
    continue;
  }
  if (project === 'lab' && !(await run('bash', ['test/lab/make-artifacts.sh']))) {
    bad.push('the release files of the lab');
    continue;
  }
  if (!(await runTier(project))) bad.push(project);
}
for (const tier of leftOut) console.error(`\nLEFT OUT  ${tier}`);
rmSync(reports, { recursive: true, force: true });
for (const line of failures) console.error(`FAILED  ${line}`);
if (bad.length > 0) console.error(`\nFAILED  ${bad.join(', ')}`);
const inCi = process.env['CI'] !== undefined && process.env['CI'] !== '' && process.env['CI'] !== 'false';
if (inCi && leftOut.length > 0) console.error('\nIn CI nothing may be left out.');
process.exitCode = bad.length > 0 || (inCi && leftOut.length > 0) ? 1 : 0;
