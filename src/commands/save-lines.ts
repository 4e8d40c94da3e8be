import { open } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { Saved } from '../ui/ports.js';

/** Writes lines to a new file in `folder`; where the name is taken, to `NAME-2`, `NAME-3`, … */
export const saveLines = async (
  folder: string,
  name: string,
  lines: AsyncIterable<string>,
): Promise<Saved> => {
  const { name: stem, ext } = parse(name);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem}-${String(n)}${ext}`);
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const piece of lines) await file.write(piece);
      } finally {
        await file.close();
      }
      return { kind: 'saved', path };
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') continue;
      if (errnoOf(error) === undefined) throw error;
      return { kind: 'refused', path, why: fileTrouble(error) };
    }
  }
};
