import type { RootContent } from 'mdast';
import { idsLinkedFrom, markTerms } from '../../runbook/mark-terms.js';
import type { Runbook } from '../../runbook/types.js';
import type { Page } from '../session/pages.js';

/** Something to read up: a section, or a word of the glossary. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly prose: readonly RootContent[];
  /** Its page in the walk; a term has none. */
  readonly page?: number;
}

/** What a library shows: what a page leads to, all theory, or all words. */
export type Shelf = number | 'theory' | 'glossary';

interface Book {
  readonly pages: readonly Page[];
  readonly runbook: Runbook;
}

const pageEntries = ({ pages }: Book): readonly Entry[] =>
  pages.map(({ id, title, prose }, page) => ({ id, title, prose, page }));

const termEntries = ({ runbook }: Book): readonly Entry[] =>
  runbook.glossary.map(({ id, word, also, meaning }) => ({
    id,
    title: also.length === 0 ? word : `${word} (${also.join(', ')})`,
    prose: meaning,
  }));

/** The sections a page leads to, then the words in it. */
export const linkedFrom = (book: Book, page: number): readonly Entry[] => {
  const prose = book.pages[page]?.prose ?? [];
  const ids = idsLinkedFrom(markTerms(prose, book.runbook.glossary));
  const all = new Map([...pageEntries(book), ...termEntries(book)].map((entry) => [entry.id, entry]));
  const found = ids.map((id) => all.get(id)).filter((entry) => entry !== undefined);
  return [
    ...found.filter(({ page: at }) => at !== undefined),
    ...found.filter(({ page: at }) => at === undefined),
  ];
};

export const entriesOf = (book: Book, shelf: Shelf): readonly Entry[] => {
  if (shelf === 'glossary') return termEntries(book);
  if (shelf === 'theory')
    return pageEntries(book).filter(({ page }) =>
      ['theory', 'intro'].includes(book.pages[page ?? -1]?.kind ?? ''),
    );
  return linkedFrom(book, shelf);
};
