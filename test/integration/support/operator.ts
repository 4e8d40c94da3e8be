import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { program } from '../../lab/support/program.js';
import type { Sshd } from '../ssh/support/sshd.js';
import { tempFolder } from '../ssh/support/temp-folder.js';

interface Drafted {
  /** YAML of `variables:`, where the runbook has some. */
  readonly variables?: string;
  /** The steps, in markdown. */
  readonly steps: string;
}

/** Somebody with a runbook of one chapter, a cluster of one real sshd, and the built program. */
export const openOperator = async (sshd: Sshd, { variables = '', steps }: Drafted) => {
  const folder = await tempFolder();
  const [runbook, home, cluster] = ['runbooks/book', 'home', 'cluster.yaml'].map((name) =>
    join(folder, name),
  );
  if (runbook === undefined || home === undefined || cluster === undefined) throw new Error('no paths');
  await mkdir(runbook, { recursive: true });
  await mkdir(home);
  await writeFile(
    join(runbook, 'README.md'),
    `---\nrunbook: book\nroles: [all]\nchapters: [steps]\n${variables}profiles:\n  current: { about: The only one. }\n---\n\n# Book\n`,
  );
  await writeFile(join(runbook, 'steps.md'), `# Steps\n\n${steps}`);
  const writeCluster = (vars: Readonly<Record<string, string>> = {}): Promise<void> =>
    writeFile(
      cluster,
      JSON.stringify({
        name: 'one',
        ssh: { user: 'root', port: sshd.port, identityFile: sshd.key, acceptNew: true },
        hosts: [{ name: 'machine', address: '127.0.0.1', roles: ['all'] }],
        vars,
      }),
    );
  await writeCluster();
  const own = { PATH: process.env['PATH'] ?? '', HOME: home, KUBEWALK_HOME: home };
  const start = (command: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
    execa(process.execPath, [program(), command, '--cluster', cluster, '--runbook', runbook, ...more], {
      env: { ...own, ...env },
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
    });
  return { folder, home, writeCluster, start, program: program(), cluster, runbook, env: own };
};
