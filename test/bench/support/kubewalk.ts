/** The built program as a contestant: started anew, with a home of its own, for every round. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { program } from '../../lab/support/program.js';
import { timed } from './compare.js';
import type { Fleet, FleetHost } from './fleet.js';

export interface Walked {
  readonly fleet: Fleet;
  readonly hosts: readonly FleetHost[];
  /** Folder of the runbook. */
  readonly runbook: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** Where release files are. */
  readonly artifacts?: string;
}

/** Seconds of a whole run, start of the program included. */
export const timeKubewalk = async ({ fleet, hosts, runbook, vars, artifacts }: Walked): Promise<number> => {
  const home = await mkdtemp(join(fleet.folder, 'kubewalk-'));
  const cluster = join(home, 'cluster.yaml');
  const settings = {
    name: 'bench',
    ssh: { knownHosts: fleet.knownHosts },
    hosts: hosts.map(({ name, address, port, user, key, proxyCommand }) => ({
      name,
      address,
      roles: ['all'],
      ssh: { user, port, identityFile: key, ...(proxyCommand !== undefined && { proxyCommand }) },
    })),
    ...(vars && { vars }),
    ...(artifacts !== undefined && { artifacts }),
  };
  await writeFile(cluster, JSON.stringify(settings));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(fleet.folder, 'home'),
    KUBEWALK_HOME: home,
    LANG: 'C.UTF-8',
  };
  const args = [program(), 'run', '--cluster', cluster, '--runbook', runbook, '--yes', '--json'];
  return timed(() => execa(process.execPath, args, { env, extendEnv: false, stdin: 'ignore' }));
};

/** Writes a runbook of one chapter; `steps` is its markdown. Returns its folder. */
export const writeRunbook = async (
  folder: string,
  name: string,
  steps: string,
  frontMatter = '',
): Promise<string> => {
  const runbook = join(folder, name, 'runbooks', name);
  await mkdir(runbook, { recursive: true });
  await writeFile(
    join(runbook, 'README.md'),
    `---\nrunbook: ${name}\nroles: [all]\nchapters: [steps]\n${frontMatter}profiles:\n  current:\n    about: The only one.\n---\n\n# Bench\n\nFor measuring.\n`,
  );
  await writeFile(join(runbook, 'steps.md'), `# Steps\n\n${steps}`);
  return runbook;
};

/** Steps that read nothing and change nothing. */
export const trivialSteps = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `## Step ${String(index + 1)} {#step-${String(index + 1)}}\n\n` +
      '```yaml step\non: all\nrisk: reads\n```\n\n```sh run\ntrue\n```\n',
  ).join('\n');
