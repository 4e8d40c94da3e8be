import type { Checked, Problem } from '../../source/problem.js';
import { readGlossary } from '../glossary.js';
import type { Term } from '../teaching.js';
import { readTranslatedFront, type FrontPlace, type ReadFront } from './front.js';
import { readTranslatedPage, type TranslatedPage } from './page.js';
import type { Translation } from './translation.js';

export interface ReadTranslation {
  /** What could be read, whatever else is wrong. */
  readonly translation: Translation;
  readonly problems: readonly Problem[];
  readonly placeInFront: FrontPlace;
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
  let frontPage: ReadFront | undefined;
  let glossary: readonly Term[] = [];
  const translated: Record<string, TranslatedPage> = {};
  for (const [path, text] of pagesIn(language, pages)) {
    const file = `${folder}/${language}/${path}`;
    if (path === 'README.md') frontPage = keep(readTranslatedFront(file, text));
    else if (path === 'glossary.md') glossary = keep(readGlossary(file, text)) ?? [];
    else {
      const page = keep(readTranslatedPage(file, text));
      if (page !== undefined) translated[path] = page;
    }
  }
  const front = frontPage?.front;
  return {
    translation: { language, ...(front && { front }), pages: translated, glossary },
    problems,
    placeInFront:
      frontPage?.placeOf ?? (() => ({ file: `${folder}/${language}/README.md`, line: 1, column: 1 })),
  };
};
