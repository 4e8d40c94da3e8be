import { layoutOf } from '../app/layout.js';
import { pop, push, replace, tell, turn } from '../app/navigate.js';
import type { AppState, LibraryScreen, Turn, World } from '../app/state.js';
import type { Action } from '../keys/key-map.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { clampTop } from '../lines/window.js';
import { pageScreen } from '../page/page-screen.js';
import { entriesOf, type Shelf } from './entries.js';
import { entryLines, libraryRows } from './present-library.js';

/** Opens what can be read up; says so where there is nothing. */
export const openLibrary = (state: AppState, shelf: Shelf, world: World): Turn =>
  turn(
    entriesOf(state, shelf).length === 0
      ? tell(state, world.look.t('library.nothing'))
      : push(state, { kind: 'library', shelf, cursor: 0, top: 0 }),
  );

export const reduceLibrary = (state: AppState, screen: LibraryScreen, action: Action, world: World): Turn => {
  const entries = entriesOf(state, screen.shelf);
  const { text } = libraryRows(layoutOf(state.size).bodyHeight, entries.length);
  switch (action) {
    case 'back':
      return turn(pop(state));
    case 'open': {
      const page = entries[screen.cursor]?.page;
      return turn(page === undefined ? state : push(state, pageScreen(page)));
    }
    case 'next-pane': {
      if (typeof screen.shelf === 'number') return turn(state);
      const shelf = screen.shelf === 'theory' ? 'glossary' : 'theory';
      return entriesOf(state, shelf).length === 0
        ? turn(tell(state, world.look.t('library.nothing')))
        : turn(replace(state, { ...screen, shelf, cursor: 0, top: 0 }));
    }
    case 'up':
    case 'down': {
      const cursor = moveCursor(screen.cursor, action === 'up' ? -1 : 1, entries.length);
      return turn(replace(state, { ...screen, cursor, top: 0 }));
    }
    default: {
      const by = scrollBy(action, text);
      if (by === undefined) return turn(state);
      const total = entryLines(state, screen, world).length;
      return turn(
        replace(state, { ...screen, top: clampTop(clampTop(screen.top, total, text) + by, total, text) }),
      );
    }
  }
};
