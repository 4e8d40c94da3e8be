import type { Handbook } from '../doctor/handbook.js';
import { localizeHandbook } from '../doctor/localize-handbook.js';
import { readHandbook } from '../doctor/read-handbook.js';
import { exampleValues, type PictureValues } from '../plan/picture-values.js';
import { illustrate } from '../runbook/illustrate.js';
import { localize } from '../runbook/translation/localize.js';
import { languagesOf, readTranslation } from '../runbook/translation/translation.js';
import type { Runbook } from '../runbook/types.js';
import type { Checked } from '../source/problem.js';
import type { Language } from '../words/language.js';
import type { LoadedRunbook } from './load-runbook.js';

/** The runbook in a language; as it is written, where it was not translated to that. */
export const inLanguage = (loaded: LoadedRunbook, language: Language): LoadedRunbook => {
  const { runbook, pages } = loaded;
  if (!languagesOf(pages).includes(language)) return loaded;
  const { translation } = readTranslation(runbook.folder, language, pages);
  return { ...loaded, runbook: localize(runbook, translation) };
};

/** What is known of troubles, in the language that the runbook is in already. */
export const handbookInLanguage = (loaded: LoadedRunbook, language: Language): Checked<Handbook> => {
  const { runbook, pages } = loaded;
  const handbook = readHandbook(runbook, pages);
  if (!handbook.ok || !languagesOf(pages).includes(language)) return handbook;
  const { translation } = readTranslation(runbook.folder, language, pages);
  return { ok: true, value: localizeHandbook(handbook.value, runbook, translation) };
};

/** The runbook as it is read: in a language, its pictures drawn for a cluster or for the runbook's own example. */
export type Book = (language: Language, values?: PictureValues) => Runbook;

export const bookOf = (loaded: LoadedRunbook): Book => {
  const read = new Map<Language, LoadedRunbook>();
  return (language, values) => {
    const { runbook, assets } = read.get(language) ?? inLanguage(loaded, language);
    read.set(language, { ...loaded, runbook });
    return illustrate(runbook, assets, values ?? exampleValues(runbook));
  };
};
