import { localizeChapter } from '../runbook/translation/localize.js';
import { pathOf } from '../runbook/translation/path-of.js';
import type { Translation } from '../runbook/translation/translation.js';
import type { Chapter, Runbook } from '../runbook/types.js';
import { handbookOf, type Handbook } from './handbook.js';
import { tellingOf } from './trouble.js';

/** The handbook in the language of `runbook`, which is localized already. What proves a trouble and what mends it stays. */
export const localizeHandbook = (
  { troubles, shared }: Handbook,
  runbook: Runbook,
  { pages }: Translation,
): Handbook => {
  const localized = (chapter: Chapter): Chapter => {
    const page = pages[pathOf(chapter, runbook)];
    // Whoever is told to read more is led to the page in their language.
    return page === undefined ? chapter : { ...localizeChapter(chapter, page), file: page.file };
  };
  return handbookOf(runbook, {
    troubles: troubles.map((trouble) => ({ ...trouble, ...tellingOf(localized(trouble.chapter)) })),
    ...(shared && { shared: { ...shared, chapter: localized(shared.chapter) } }),
  });
};
