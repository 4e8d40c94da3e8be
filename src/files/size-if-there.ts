import { stat } from 'node:fs/promises';
import { errnoOf } from './errno.js';

/** The size of a file in bytes, or `undefined` where there is none. Any other trouble is thrown as it is. */
export const sizeIfThere = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};
