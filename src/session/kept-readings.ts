import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWholeSync } from '../files/write-file-whole.js';

/** Bytes of what is kept, about what ten versions of a runbook of 10 MB need. */
const usualRoom = 256 * 2 ** 20;

/** Keeps texts that took long to make from one start of the program to the next. A shelf that fails is an empty one. */
export interface Shelf {
  readonly find: (key: string) => string | undefined;
  readonly put: (key: string, text: string) => void;
}

/**
 * A shelf of files, each named by its key. They can be taken away at any time: what cannot be read, or is not what
 * was written, is not there, and what cannot be written is not kept.
 *
 * @param shipped What came with the program: looked for first, never written.
 * @param kept Where the rest is kept; the oldest goes when it takes more than `room` bytes.
 */
export const keptReadings = (shipped: string, kept: string, room = usualRoom): Shelf => ({
  find: (key) => readWhole(join(shipped, key)) ?? readWhole(join(kept, key)),
  put(key, text) {
    try {
      mkdirSync(kept, { recursive: true, mode: 0o700 });
      makeRoom(kept, room);
      writeFileWholeSync(join(kept, key), `${sumOf(text)}\n${text}`, 0o600);
    } catch {
      // No room, or no right to write: it is made again the next time.
    }
  },
});

const readWhole = (file: string): string | undefined => {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    return text.slice(0, end) === sumOf(content) ? content : undefined;
  } catch {
    return undefined;
  }
};

const sumOf = (content: string): string => createHash('sha256').update(content).digest('hex');

const makeRoom = (folder: string, room: number): void => {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, ...sizeAndAge(path) }))
    .toSorted((a, b) => b.mtimeMs - a.mtimeMs);
  let taken = 0;
  for (const { path, size } of files) {
    taken += size;
    if (taken > room) rmSync(path, { force: true });
  }
};

const sizeAndAge = (path: string): { readonly size: number; readonly mtimeMs: number } =>
  statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
