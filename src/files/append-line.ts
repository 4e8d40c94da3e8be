import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/**
 * Adds a line to a file, whole or not at all: what a full disk cut short is taken back, so that the next line does not
 * grow out of half a one. `toDisk`: it outlives a power cut too, which takes a hundred times as long.
 */
export const appendLine = (path: string, line: string, toDisk = false): void => {
  const bytes = Buffer.from(`${line}\n`);
  const file = openSync(path, 'a', 0o600);
  try {
    const { size } = fstatSync(file);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    } catch (error) {
      ftruncateSync(file, size);
      throw error;
    }
    if (toDisk) fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
};
