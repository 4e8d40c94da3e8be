import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../files/errno.js';
import { LabError } from './lab-error.js';
import { mounts } from './mounts.js';
import { waitUntil } from './wait-until.js';

/**
 * Every machine lives in a cgroup of its own, so what runs in it is looked up, never remembered: no pid that
 * was written down can belong to somebody else after a crash.
 */
const parent = 'kubewalk-lab';

const top = async (): Promise<string> => {
  const found = (await mounts()).find(({ type }) => type === 'cgroup2');
  if (!found) throw new LabError('requirements', ['No cgroup v2 tree is mounted on this box.']);
  return found.target;
};

export const labCgroup = async (labId: string): Promise<string> => join(await top(), parent, labId);

/** Makes the group of a machine and hands each level the controllers of the level above it. */
export const makeCgroup = async (labId: string, host: string): Promise<string> => {
  let group = await top();
  for (const level of [parent, labId, host]) {
    const controllers = (await readFile(join(group, 'cgroup.controllers'), 'utf8')).trim();
    if (controllers !== '') {
      const enable = controllers.split(' ').map((name) => `+${name}`);
      await writeFile(join(group, 'cgroup.subtree_control'), enable.join(' '));
    }
    group = join(group, level);
    await mkdir(group, { recursive: true });
  }
  return group;
};

const subgroups = async (group: string): Promise<string[]> => {
  try {
    const entries = await readdir(group, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(group, name));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
};

const ownProcesses = async (group: string): Promise<string> => {
  try {
    return await readFile(join(group, 'cgroup.procs'), 'utf8');
  } catch (error) {
    // The group is not there, was removed while we read, or is of a kind that has threads only.
    if (['ENOENT', 'ENODEV', 'EOPNOTSUPP', 'ENOTSUP'].includes(errnoOf(error) ?? '')) return '';
    throw error;
  }
};

/** The processes of a group and of all groups below it; none where there is no such group. */
export const processesIn = async (group: string): Promise<readonly number[]> => {
  const own = await ownProcesses(group);
  const pids = own
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);
  const below = await Promise.all((await subgroups(group)).map(processesIn));
  return [...pids, ...below.flat()];
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (errnoOf(error) !== 'ESRCH') throw error;
  }
};

/** Ends everything in a group at once, as a power cut would, and waits until nothing of it is left. */
export const killCgroup = async (group: string): Promise<void> => {
  await waitUntil(
    `the end of everything in ${group}`,
    async () => {
      const pids = await processesIn(group);
      if (pids.length === 0) return { done: true };
      try {
        await writeFile(join(group, 'cgroup.kill'), '1');
      } catch {
        // Kernels before 5.14 have no such file.
        pids.forEach(kill);
      }
      return { done: false, seen: `processes ${pids.join(' ')}` };
    },
    20_000,
  );
};

const removeGroup = async (group: string): Promise<void> => {
  for (const below of await subgroups(group)) await removeGroup(below);
  try {
    await rmdir(group);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
};

/**
 * Removes the groups of a lab, in which nothing runs any more, and the group around all labs after the last
 * of them. systemd-nspawn makes groups of the same name in systemd's own v1 tree where there is one.
 */
export const removeLabCgroups = async (labId: string): Promise<void> => {
  const trees = (await mounts()).filter(({ type }) => type === 'cgroup' || type === 'cgroup2');
  for (const { target } of trees) {
    await removeGroup(join(target, parent, labId));
    const shared = join(target, parent);
    if ((await subgroups(shared)).length === 0) await removeGroup(shared);
  }
};
