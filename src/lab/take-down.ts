import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../files/errno.js';
import { killCgroup, labCgroup, removeLabCgroups } from './cgroup.js';
import { LabError } from './lab-error.js';
import { mounts } from './mounts.js';
import { endProcessesIn } from './network.js';
import type { LabPaths } from './paths.js';
import { runTool } from './run-tool.js';

const under = async (folder: string): Promise<string[]> =>
  (await mounts()).map(({ target }) => target).filter((target) => target.startsWith(`${folder}/`));

/** systemd-nspawn tidies these up when it ends by itself, but not when it is killed. */
const removeTracesOfNspawn = async (labId: string): Promise<void> => {
  const top = '/run/systemd/nspawn';
  for (const folder of [join(top, 'propagate'), join(top, 'unix-export'), top]) {
    try {
      for (const machine of (await readdir(folder)).filter((name) => name.startsWith(`${labId}-`))) {
        for (const target of await under(join(folder, machine)))
          await runTool('umount', ['--no-mtab', '--lazy', target]);
        if ((await mounts()).some(({ target }) => target === join(folder, machine))) {
          await runTool('umount', ['--no-mtab', '--lazy', join(folder, machine)]);
        }
        await runTool('rm', ['-rf', '--one-file-system', join(folder, machine)]);
      }
      await rmdir(folder);
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'EBUSY'].includes(errnoOf(error) ?? '')) throw error;
    }
  }
};

/**
 * Removes everything of a lab, found by looking at the box: it works from any half-made state, and needs
 * nothing that was written down. Base trees stay.
 */
export const takeDown = async (paths: LabPaths): Promise<void> => {
  await killCgroup(await labCgroup(paths.id));
  await endProcessesIn(paths.net);
  for (const target of (await under(paths.folder)).toReversed())
    await runTool('umount', ['--no-mtab', '--lazy', target]);
  await removeLabCgroups(paths.id);
  await removeTracesOfNspawn(paths.id);
  const left = await under(paths.folder);
  if (left.length > 0) throw new LabError('failed', [`Still mounted: ${left.join(', ')}`]);
  await rm(paths.folder, { recursive: true, force: true });
};
