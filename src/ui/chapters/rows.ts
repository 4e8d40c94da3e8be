import type { AppState, ChaptersScreen } from '../app/state.js';
import { bufferText } from '../editor/text-buffer.js';

/** A chapter's heading, or one of its pages. */
export type ChapterRow =
  | { readonly kind: 'chapter'; readonly id: string; readonly title: string; readonly page: number }
  | { readonly kind: 'page'; readonly page: number };

type Pages = AppState['pages'];

const allRows = (pages: Pages): readonly ChapterRow[] =>
  pages.flatMap((page, index): readonly ChapterRow[] => {
    const first = pages[index - 1]?.chapter !== page.chapter;
    const heading: ChapterRow = { kind: 'chapter', id: page.chapter, title: page.chapterTitle, page: index };
    // A chapter's opening is what its heading opens.
    const own: readonly ChapterRow[] = page.kind === 'intro' ? [] : [{ kind: 'page', page: index }];
    return first ? [heading, ...own] : own;
  });

/** Rows whose page, or whose chapter, is called so; the headings of what was found stay. */
const matching = (pages: Pages, typed: string): readonly ChapterRow[] => {
  const wanted = typed.trim().toLowerCase();
  const isNamed = (...names: readonly string[]): boolean =>
    names.some((name) => name.toLowerCase().includes(wanted));
  const rows = allRows(pages);
  const found = new Set<string>();
  const kept = new Set(
    rows.filter((row) => {
      const page = pages[row.page];
      if (page === undefined || row.kind === 'chapter') return false;
      const holds = isNamed(page.title, page.id, page.chapterTitle);
      if (holds) found.add(page.chapter);
      return holds;
    }),
  );
  return rows.filter((row) => kept.has(row) || (row.kind === 'chapter' && found.has(row.id)));
};

const cache = new WeakMap<Pages, { readonly typed: string; readonly rows: readonly ChapterRow[] }>();

/** The rows of the list, made once for what is typed: a long runbook scrolls as fast as a short one. */
export const chapterRows = (
  pages: Pages,
  { filter }: Pick<ChaptersScreen, 'filter'>,
): readonly ChapterRow[] => {
  const typed = filter === undefined ? '' : bufferText(filter);
  const known = cache.get(pages);
  if (known?.typed === typed) return known.rows;
  const rows = typed.trim() === '' ? allRows(pages) : matching(pages, typed);
  cache.set(pages, { typed, rows });
  return rows;
};

/** The row that opens a page, or the last one before it. */
export const rowOfPage = (pages: Pages, page: number, screen: Pick<ChaptersScreen, 'filter'> = {}): number =>
  Math.max(
    0,
    chapterRows(pages, screen).findLastIndex((row) => row.page <= page),
  );
