import { layoutOf } from '../app/layout.js';
import type { AppState, LibraryScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fit, line, span, type Line } from '../lines/line.js';
import { clampTop, keepInView } from '../lines/window.js';
import { proseLines } from '../markdown/blocks.js';
import { entriesOf } from './entries.js';

/** Rows of the list, the rule under it, and of what the chosen entry says. */
export const libraryRows = (bodyHeight: number, entries: number) => {
  const list = Math.max(1, Math.min(entries, Math.floor(bodyHeight / 2) - 1));
  return { list, text: bodyHeight - list - 1 };
};

export const entryLines = (state: AppState, screen: LibraryScreen, { look }: World): readonly Line[] => {
  const entry = entriesOf(state, screen.shelf)[screen.cursor];
  const width = Math.min(layoutOf(state.size).columns - 2, 96);
  return entry === undefined ? [] : proseLines(entry.prose, width, look.glyphs);
};

/** Theory and words to choose from, and beneath what the chosen one says. */
export const presentLibrary = (state: AppState, screen: LibraryScreen, world: World): View => {
  const { glyphs, t } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  const entries = entriesOf(state, screen.shelf);
  const rows = libraryRows(bodyHeight, entries.length);
  const first = clampTop(
    keepInView(screen.cursor - Math.floor(rows.list / 2), screen.cursor, rows.list),
    entries.length,
    rows.list,
  );
  const list = entries.slice(first, first + rows.list).map(({ title, page }, i): Line => {
    const at = first + i === screen.cursor;
    const chapter = page === undefined ? t('library.term') : (state.pages[page]?.chapterTitle ?? '');
    const name = [span(at ? `${glyphs.pointer} ` : '  ', 'busy'), span(title, at ? 'strong' : 'plain')];
    return fit([...name, span(`  ${chapter}`, 'faint')], width, glyphs.more);
  });
  const text = entryLines(state, screen, world);
  const top = clampTop(screen.top, text.length, rows.text);
  const shelf = typeof screen.shelf === 'number' ? 'page' : screen.shelf;
  return {
    mode: 'library',
    path: [t(`library.shelves.${shelf}`)],
    body: {
      kind: 'lines',
      lines: [...list, line(glyphs.rule.repeat(width), 'faint'), ...text.slice(top, top + rows.text)],
    },
    below: text.length - top - rows.text,
    hidden: [
      ...(shelf === 'page' ? (['next-pane'] as const) : []),
      ...(entries[screen.cursor]?.page === undefined ? (['open'] as const) : []),
    ],
  };
};
