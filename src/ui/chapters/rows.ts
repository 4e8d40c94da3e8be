import type { AppState } from '../app/state.js';

/** A chapter's heading, or one of its pages. */
export type ChapterRow =
  | { readonly kind: 'chapter'; readonly id: string; readonly title: string; readonly page: number }
  | { readonly kind: 'page'; readonly page: number };

export const chapterRows = ({ pages }: Pick<AppState, 'pages'>): readonly ChapterRow[] =>
  pages.flatMap((page, index): readonly ChapterRow[] => {
    const first = pages[index - 1]?.chapter !== page.chapter;
    const heading: ChapterRow = { kind: 'chapter', id: page.chapter, title: page.chapterTitle, page: index };
    // A chapter's opening is what its heading opens.
    const own: readonly ChapterRow[] = page.kind === 'intro' ? [] : [{ kind: 'page', page: index }];
    return first ? [heading, ...own] : own;
  });

export const rowOfPage = (state: Pick<AppState, 'pages'>, page: number): number =>
  Math.max(
    0,
    chapterRows(state).findLastIndex((row) => row.page === page),
  );
