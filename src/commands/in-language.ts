import type { Handbook } from '../doctor/handbook.js';
import { localizeHandbook } from '../doctor/localize-handbook.js';
import { localize } from '../runbook/translation/localize.js';
import type { Checked } from '../source/problem.js';
import type { Language } from '../words/language.js';
import type { LoadedRunbook } from './load-runbook.js';

/** The runbook in a language; as it is written, where it was not translated to that. */
export const inLanguage = (loaded: LoadedRunbook, language: Language): LoadedRunbook => {
  const translation = loaded.translation(language);
  return translation === undefined ? loaded : { ...loaded, runbook: localize(loaded.runbook, translation) };
};

/** A runbook, and what is known of what can go wrong with what it builds. */
export interface Books {
  readonly loaded: LoadedRunbook;
  readonly handbook: Handbook;
}

/** The troubles are read once; what is told of them can be had in any language afterwards. */
export const booksOf = async (loaded: LoadedRunbook): Promise<Checked<(language: Language) => Books>> => {
  const read = await loaded.readHandbook();
  if (!read.ok) return read;
  const handbook = read.value;
  const value = (language: Language): Books => {
    const translation = loaded.translation(language);
    if (translation === undefined) return { loaded, handbook };
    const localized = inLanguage(loaded, language);
    return { loaded: localized, handbook: localizeHandbook(handbook, localized.runbook, translation) };
  };
  return { ok: true, value };
};
