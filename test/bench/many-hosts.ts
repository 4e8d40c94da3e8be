import { join } from 'node:path';
import { timeAnsible } from './peers/ansible.js';
import { compare, type Result } from './support/compare.js';
import type { Fleet } from './support/fleet.js';
import { timeKubewalk } from './support/kubewalk.js';
import { runSource } from './support/own-program.js';
import { trivialSteps, writeRunbook } from './support/runbook.js';

const steps = 5;

/** A few trivial steps on ever more hosts. */
export const benchManyHosts = async (
  fleet: Fleet,
  sizes: readonly number[],
  rounds: number,
): Promise<readonly Result[]> => {
  const runbook = await writeRunbook(fleet.folder, { name: 'few', chapters: { steps: trivialSteps(steps) } });
  const all: Result[] = [];
  for (const size of sizes) {
    const hosts = fleet.hosts.slice(0, size);
    const results = await compare(
      `${String(steps)} trivial steps on ${String(size)} hosts`,
      [
        { name: 'kubewalk', run: () => timeKubewalk({ fleet, hosts, runbook }) },
        { name: 'ansible -f 50 raw', run: () => timeAnsible(fleet, hosts, steps) },
      ],
      rounds,
    );
    all.push(...results);
  }
  return all;
};

export interface IdleMemory {
  /** Bytes of heap and buffers that one more idle host takes. */
  readonly used: number;
  /** Bytes of the whole process. */
  readonly rss: number;
}

/** What one more connected and idle host takes, from 25 hosts on. */
export const idleMemory = async (fleet: Fleet): Promise<IdleMemory> => {
  const hosts = fleet.hosts.map(({ name, address, port, user, key }) => ({
    name,
    address,
    roles: [],
    ssh: { user, port, identityFile: key, knownHosts: fleet.knownHosts, acceptNew: false },
  }));
  const folders = { home: join(fleet.folder, 'home'), knownHosts: join(fleet.folder, 'own_known_hosts') };
  const file = new URL('./peers/idle-memory.ts', import.meta.url);
  const printed = await runSource(file, { hosts, first: 25, folders });
  return JSON.parse(printed) as IdleMemory;
};
