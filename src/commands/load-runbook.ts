import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { readRunbook, type RunbookFiles } from '../runbook/read-runbook.js';
import type { Runbook } from '../runbook/types.js';
import type { Checked } from '../source/problem.js';

export interface LoadedRunbook {
  readonly runbook: Runbook;
  readonly assets: ReadonlyMap<string, string>;
  /** Every markdown file of the runbook's folder, those that are no chapters too, and how fresh translations are. */
  readonly pages: ReadonlyMap<string, string>;
}

export const loadRunbook = async (folder: string): Promise<Checked<LoadedRunbook>> =>
  understand(await runbookFiles(folder));

/** The files of a runbook's folder, and of the `assets/` folder beside the folder it lies in. */
export const runbookFiles = async (folder: string): Promise<RunbookFiles> => ({
  folder: shownPath(folder),
  pages: await readTree(folder, (name) => name.endsWith('.md') || name === 'translated.json'),
  assets: await readTree(join(dirname(dirname(folder)), 'assets'), () => true),
});

/** Reads what the files say, which takes the longest by far. */
export const understand = (files: RunbookFiles): Checked<LoadedRunbook> => {
  const read = readRunbook(files);
  const { assets, pages } = files;
  return read.ok ? { ok: true, value: { runbook: read.value, assets, pages } } : read;
};

/** Folders below `folder` (or itself) that hold a runbook: a README.md with front matter. */
export const findRunbooks = async (folder: string): Promise<readonly string[]> => {
  const isRunbook = async (candidate: string): Promise<boolean> =>
    (await readFile(join(candidate, 'README.md'), 'utf8').catch(() => '')).startsWith('---\n');
  if (await isRunbook(folder)) return [folder];
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const found = await Promise.all(folders.map(async (each) => ((await isRunbook(each)) ? [each] : [])));
  return found.flat();
};

const readTree = async (
  root: string,
  wanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && wanted(entry.name));
  const texts = await Promise.all(
    files.map(async (entry): Promise<[string, string]> => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).split(sep).join('/'), await readFile(path, 'utf8')];
    }),
  );
  return new Map(texts);
};

/** A path as a person would type it from where they are. */
const shownPath = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near === '' ? '.' : near.startsWith('..') ? path : near;
};
