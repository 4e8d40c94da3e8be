import { readFileSync } from 'node:fs';
import { errnoOf } from './errno.js';

/** The lines of a file that was only ever added to, without a last one that was cut off. None where there is no file. */
export const wholeLines = (path: string): readonly string[] => {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
};
