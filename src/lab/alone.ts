import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import lockfile from 'proper-lockfile';
import { errnoOf } from '../files/errno.js';
import { LabError } from './lab-error.js';
import type { LabPaths } from './paths.js';

/** Runs a task while no other program makes or removes the same lab. Throws `LabError` if one does. */
export const alone = async <T>(paths: LabPaths, task: () => Promise<T>): Promise<T> => {
  await mkdir(dirname(paths.lock), { recursive: true });
  const release = await lockfile
    .lock(paths.folder, { realpath: false, lockfilePath: paths.lock })
    .catch((error: unknown) => {
      if (errnoOf(error) !== 'ELOCKED') throw error;
      throw new LabError(
        'failed',
        [
          `Another kubewalk is working on this lab (${paths.folder}). Wait for it; a dead one counts for 10 s.`,
        ],
        { cause: error },
      );
    });
  try {
    return await task();
  } finally {
    await release();
  }
};
