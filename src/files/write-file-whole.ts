import { randomBytes } from 'node:crypto';
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
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(beside, content, { mode, flush: true, flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};
