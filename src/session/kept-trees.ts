import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import type { TreeShelf } from '../runbook/tree-shelf.js';

/** Bytes of kept trees, about what 10 MB of markdown need. */
const usualRoom = 64 * 2 ** 20;

/**
 * A shelf of files, each named by its key. They can be taken away at any time: what cannot be read, or is not what
 * was written, is not there, and what cannot be written is not kept.
 *
 * @param shipped Trees that came with the program: looked for first, never written.
 * @param kept Where others are kept; the oldest go when they take more than `room`.
 */
export const keptTrees = (shipped: string, kept: string, room = usualRoom): TreeShelf => ({
  find: (key) => readTree(join(shipped, key)) ?? readTree(join(kept, key)),
  put(key, tree) {
    try {
      mkdirSync(kept, { recursive: true, mode: 0o700 });
      makeRoom(kept, room);
      writeTree(join(kept, key), tree);
    } catch {
      // No room, or no right to write: the page is parsed again the next time.
    }
  },
});

const readTree = (file: string): Root | undefined => {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    return text.slice(0, end) === sumOf(json) ? (JSON.parse(json) as Root) : undefined;
  } catch {
    return undefined;
  }
};

/** Renamed into place, so that no reader sees half of it; a power cut is seen by the sum. */
const writeTree = (file: string, tree: Root): void => {
  const json = JSON.stringify(tree);
  const beside = `${file}.${randomBytes(6).toString('hex')}.part`;
  writeFileSync(beside, `${sumOf(json)}\n${json}`, { mode: 0o600, flag: 'wx' });
  renameSync(beside, file);
};

const sumOf = (json: string): string => createHash('sha256').update(json).digest('hex');

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
