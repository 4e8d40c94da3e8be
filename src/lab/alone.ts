import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import lockfile from 'proper-lockfile';
import { LabError } from './lab-error.js';
import type { LabPaths } from './paths.js';

/** Runs a task while no other program makes or removes the same lab. Throws `LabError` if one does. */
export const alone = async <T>(paths: LabPaths, task: () => Promise<T>): Promise<T> => {
  await mkdir(dirname(paths.lock), { recursive: true });
  const release = await lockfile
    .lock(paths.folder, {
      realpath: false,
      lockfilePath: paths.lock,
      // On a busy box the lock may be renewed late; that of a killed program counts for this long more.
      stale: 15_000,
      retries: { retries: 18, factor: 1, minTimeout: 1000, maxTimeout: 1000 },
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
      throw new LabError(
        'failed',
        [`Another kubewalk is working on this lab (${paths.folder}). Wait until it has ended.`],
        { cause: error },
      );
    });
  try {
    return await task();
  } finally {
    await release();
  }
};
