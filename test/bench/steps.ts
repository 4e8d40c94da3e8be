import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { timeAnsible } from './peers/ansible.js';
import { timeControlMaster } from './peers/openssh.js';
import { compare, timed, type Result } from './support/compare.js';
import type { Fleet } from './support/fleet.js';
import { timeKubewalk } from './support/kubewalk.js';
import { compiled, runCode } from './support/own-program.js';
import { trivialSteps, writeRunbook } from './support/runbook.js';

const steps = 30;

/** Many trivial steps on a few hosts, the start of every program included. */
export const benchSteps = async (fleet: Fleet, rounds: number): Promise<readonly Result[]> => {
  const runbook = await writeRunbook(fleet.folder, {
    name: 'trivial',
    chapters: { steps: trivialSteps(steps) },
  });
  const bare = await compiled(new URL('./peers/bare-ssh2.ts', import.meta.url));
  const { hosts } = fleet;
  const cache = await mkdtemp(join(fleet.folder, 'cache-'));
  await timeKubewalk({ fleet, hosts, runbook, cache });
  return compare(
    `${String(steps)} trivial steps on ${String(hosts.length)} hosts`,
    [
      { name: 'kubewalk', run: () => timeKubewalk({ fleet, hosts, runbook, cache }) },
      { name: 'the same, for the first time', run: () => timeKubewalk({ fleet, hosts, runbook }) },
      {
        name: 'bare ssh2 exec loop',
        run: () => timed(() => runCode(bare, { hosts, commands: steps })),
      },
      { name: 'ssh over ControlMaster', run: () => timeControlMaster(fleet, steps) },
      { name: 'ansible raw', run: () => timeAnsible(fleet, hosts, steps) },
    ],
    rounds,
  );
};
