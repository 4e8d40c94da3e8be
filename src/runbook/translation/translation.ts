import { z } from 'zod';
import type { Checked, Problem } from '../../source/problem.js';
import { readYaml } from '../../source/yaml.js';
import { readGlossary } from '../glossary.js';
import type { Term } from '../teaching.js';
import { readTranslatedFront, type TranslatedFront } from './front.js';
import { readTranslatedPage, type TranslatedPage } from './page.js';

/** A runbook's texts in another language, as far as they are there. */
export interface Translation {
  readonly language: string;
  readonly front?: TranslatedFront;
  /** Chapters and troubles by path, as `etcd.md` and `troubleshooting/tls-san.md`. */
  readonly pages: ReadonlyMap<string, TranslatedPage>;
  readonly glossary: readonly Term[];
}

export interface ReadTranslation {
  /** What could be read, whatever else is wrong. */
  readonly translation: Translation;
  readonly problems: readonly Problem[];
}

/** The pages of a language's folder, by their path in it. */
export const pagesIn = (language: string, pages: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(
    [...pages]
      .filter(([path]) => path.startsWith(`${language}/`) && path.endsWith('.md'))
      .map(([path, text]) => [path.slice(language.length + 1), text]),
  );

/** Reads the folder of a language, as `zh/`. */
export const readTranslation = (
  folder: string,
  language: string,
  pages: ReadonlyMap<string, string>,
): ReadTranslation => {
  const problems: Problem[] = [];
  const keep = <T>(checked: Checked<T>): T | undefined => {
    if (checked.ok) return checked.value;
    problems.push(...checked.problems);
    return undefined;
  };
  let front: TranslatedFront | undefined;
  let glossary: readonly Term[] = [];
  const translated = new Map<string, TranslatedPage>();
  for (const [path, text] of pagesIn(language, pages)) {
    const file = `${folder}/${language}/${path}`;
    if (path === 'README.md') front = keep(readTranslatedFront(file, text));
    else if (path === 'glossary.md') glossary = keep(readGlossary(file, text)) ?? [];
    else {
      const page = keep(readTranslatedPage(file, text));
      if (page !== undefined) translated.set(path, page);
    }
  }
  return { translation: { language, ...(front && { front }), pages: translated, glossary }, problems };
};

/** From which text each translation was made, by id. */
export type Hashes = Readonly<Record<string, string>>;

const hashes = z.record(z.string(), z.string());

export const hashesFile = (language: string): string => `${language}/translated.json`;

/** Languages that a runbook is wholly translated into: those that say from which text. */
export const languagesOf = (pages: ReadonlyMap<string, string>): readonly string[] =>
  [...pages.keys()].flatMap((path) => /^([a-z]{2})\/translated\.json$/.exec(path)?.[1] ?? []);

export const readHashes = (
  folder: string,
  language: string,
  pages: ReadonlyMap<string, string>,
): Checked<Hashes> => {
  const path = hashesFile(language);
  const read = readYaml(hashes, { text: pages.get(path) ?? '{}', file: `${folder}/${path}` });
  return read.ok ? { ok: true, value: read.value.value } : read;
};
