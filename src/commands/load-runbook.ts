import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { handbookOf, type Handbook } from '../doctor/handbook.js';
import type { RunbookFiles } from '../runbook/files.js';
import { languagesOf, type Translation } from '../runbook/translation/translation.js';
import type { Runbook } from '../runbook/types.js';
import type { Checked } from '../source/problem.js';
import { readingsOf, type Readings } from './readings.js';

export interface LoadedRunbook {
  readonly runbook: Runbook;
  readonly assets: ReadonlyMap<string, string>;
  /** Every markdown file of the runbook's folder, those that are no chapters too, and how fresh translations are. */
  readonly pages: ReadonlyMap<string, string>;
  /** Its texts in this language, if it was translated to that. */
  readonly translation: (language: string) => Translation | undefined;
  /** What is known of what can go wrong with what it builds. */
  readonly readHandbook: () => Promise<Checked<Handbook>>;
}

/** The one who reads is loaded only when nothing is kept of these files: it brings markdown, YAML and all of the rules. */
export const loadRunbook = async (folder: string): Promise<Checked<LoadedRunbook>> => {
  const files = await runbookFiles(folder);
  const { assets, pages } = files;
  const reading = readingsOf(files);
  const [read, ...translations] = await Promise.all([
    reading('runbook', async () => (await import('../runbook/read-runbook.js')).readRunbook),
    ...languagesOf(pages).map((language) => translated(reading, language)),
  ]);
  const runbook = read();
  if (!runbook.ok) return runbook;
  const inLanguages = new Map(translations);
  return {
    ok: true,
    value: {
      runbook: runbook.value,
      assets,
      pages,
      translation: (language) => inLanguages.get(language)?.(),
      readHandbook: async () => {
        const readOnce = await reading('troubles', async () => {
          const { readTroubles } = await import('../doctor/read-troubles.js');
          return (from) => readTroubles(from.folder, from.pages);
        });
        const troubles = readOnce();
        return troubles.ok ? { ok: true, value: handbookOf(runbook.value, troubles.value) } : troubles;
      },
    },
  };
};

/** What of a translation cannot be read stays as it is in the runbook; `lint` tells. */
const translated = async (
  reading: Readings,
  language: string,
): Promise<readonly [string, () => Translation | undefined]> => {
  const read = await reading(language, async () => {
    const { readTranslation } = await import('../runbook/translation/read-translation.js');
    return ({ folder, pages }) => ({ ok: true, value: readTranslation(folder, language, pages).translation });
  });
  return [language, () => valueOf(read())];
};

const valueOf = <T>(checked: Checked<T>): T | undefined => (checked.ok ? checked.value : undefined);

/** The files of a runbook's folder, and of the `assets/` folder beside the folder it lies in. */
export const runbookFiles = async (folder: string): Promise<RunbookFiles> => ({
  folder: shownPath(folder),
  pages: await readTree(folder, (name) => name.endsWith('.md') || name === 'translated.json'),
  assets: await readTree(join(dirname(dirname(folder)), 'assets'), () => true),
});

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
