import { readFile } from 'node:fs/promises';
import { errnoOf } from './errno.js';

/** The text of a file, or `undefined` where there is none. Any other trouble is thrown as it is. */
export const readIfThere = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};
