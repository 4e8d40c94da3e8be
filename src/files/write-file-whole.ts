import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Puts a file in place whole or not at all: written and flushed beside its target, then renamed over it, so
 * that a reader and a power cut see the old file or the new one. `mode` is the new file's, less the umask.
 */
export const writeFileWhole = async (
  path: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> => {
  const beside = besides(path);
  try {
    await writeFile(beside, content, { mode, flush: true, flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};

/** The same for whoever must not go on before it is there. */
export const writeFileWholeSync = (path: string, content: string, mode: number): void => {
  const beside = besides(path);
  try {
    writeFileSync(beside, content, { mode, flush: true, flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

const besides = (path: string): string => `${path}.${randomBytes(6).toString('hex')}.part`;
