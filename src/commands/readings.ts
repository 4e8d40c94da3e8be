import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { kubewalkCache } from '../files/home.js';
import type { RunbookFiles } from '../runbook/files.js';
import { keptReadings, type Shelf } from '../session/kept-readings.js';
import type { Checked } from '../source/problem.js';
import { shippedReadings } from './package-folder.js';

/** Reads something of a runbook's files. What comes of it is plain data: it can be written as JSON. */
type Reader<T> = (files: RunbookFiles) => Checked<T>;

/** What was read of one runbook's files before, or a reader that is loaded for it. */
export type Readings = <T>(what: string, load: () => Promise<Reader<T>>) => Promise<() => Checked<T>>;

/**
 * Reading a runbook takes a hundred times as long as reading what came of it, so that is kept for the next start,
 * found by all that it depends on: the files' texts and this build of the program. Only what has no problem is kept.
 */
export const readingsOf = (files: RunbookFiles, { shelf, build } = own()): Readings => {
  const ofFiles =
    build === undefined ? '' : hash(JSON.stringify([build, [...files.pages], [...files.assets]]));
  return async (what, load) => {
    if (build === undefined) {
      const read = await load();
      return once(() => read(files));
    }
    const key = hash(`${what} ${ofFiles}`);
    // Every place names the folder, which is another tomorrow; the key stands for it, as it is in no text.
    const inFolder = <T>(text: string): Checked<T> =>
      JSON.parse(text.replaceAll(key, JSON.stringify(files.folder).slice(1, -1))) as Checked<T>;
    const kept = shelf.find(key);
    if (kept !== undefined) return once(() => inFolder(kept));
    const read = await load();
    return once(() => {
      const checked = read({ ...files, folder: key });
      const text = JSON.stringify(checked);
      if (checked.ok) shelf.put(key, text);
      return inFolder(text);
    });
  };
};

const own = (): { readonly shelf: Shelf; readonly build: string | undefined } => ({
  shelf: keptReadings(shippedReadings, join(kubewalkCache(process.env), 'readings')),
  // The bundler names a file by what is in it and in all that it imports. Sources have no such name: they are read.
  build: /-([0-9A-Z]{8})\.js$/.exec(import.meta.url)?.[1],
});

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
