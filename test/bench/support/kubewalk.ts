/** The built program as a contestant: started anew, with a home of its own, for every round. */
import { mkdtemp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { program } from '../../lab/support/program.js';
import { timed } from './compare.js';
import type { Fleet, FleetHost } from './fleet.js';
import { writeCluster } from './runbook.js';

export interface Walked {
  readonly fleet: Fleet;
  readonly hosts: readonly FleetHost[];
  /** Folder of the runbook. */
  readonly runbook: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** Where release files are. */
  readonly artifacts?: string;
  /** A folder for what the program keeps of the runbook it reads; none where it is to read it for the first time. */
  readonly cache?: string;
}

/** Seconds of a whole run, start of the program included. */
export const timeKubewalk = async ({
  fleet,
  hosts,
  runbook,
  vars,
  artifacts,
  cache,
}: Walked): Promise<number> => {
  const home = await mkdtemp(join(fleet.folder, 'kubewalk-'));
  if (cache !== undefined) await symlink(cache, join(home, 'cache'));
  const cluster = await writeCluster(home, { knownHosts: fleet.knownHosts, hosts }, { vars, artifacts });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(fleet.folder, 'home'),
    KUBEWALK_HOME: home,
    LANG: 'C.UTF-8',
  };
  const args = [program(), 'run', '--cluster', cluster, '--runbook', runbook, '--yes', '--json'];
  return timed(() => execa(process.execPath, args, { env, extendEnv: false, stdin: 'ignore' }));
};
