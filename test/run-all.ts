/**
 * `npm test`: every tier that this machine can run, in order. What it cannot run is said loudly and counted; in CI
 * nothing may be left out, so there it is an error.
 */
import { execa } from 'execa';
import { existsSync } from 'node:fs';
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
  if (!(await run('npx', ['vitest', 'run', '--project', project]))) bad.push(project);
}
for (const tier of leftOut) console.error(`\nLEFT OUT  ${tier}`);
if (bad.length > 0) console.error(`\nFAILED  ${bad.join(', ')}`);
const inCi = process.env['CI'] !== undefined && process.env['CI'] !== '' && process.env['CI'] !== 'false';
if (inCi && leftOut.length > 0) console.error('\nIn CI nothing may be left out.');
process.exitCode = bad.length > 0 || (inCi && leftOut.length > 0) ? 1 : 0;
