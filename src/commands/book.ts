import { exampleValues, type PictureValues } from '../plan/picture-values.js';
import { illustrate } from '../runbook/illustrate.js';
import type { Runbook } from '../runbook/types.js';
import type { Language } from '../words/language.js';
import { inLanguage } from './in-language.js';
import type { LoadedRunbook } from './load-runbook.js';

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
