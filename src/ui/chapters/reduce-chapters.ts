import type { AppState, ChaptersScreen, Turn, World } from '../app/state.js';
import { hush, leaveSession, pop, push, replace, tell, turn } from '../app/navigate.js';
import { layoutOf } from '../app/layout.js';
import { bufferOf, bufferText, typeInto } from '../editor/text-buffer.js';
import type { Action } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { openLibrary } from '../library/reduce-library.js';
import { pageScreen } from '../page/page-screen.js';
import { chapterRows } from './rows.js';

const leave = (state: AppState, world: World): Turn => {
  const { session } = state;
  if (session === undefined) return turn(pop(state));
  const { walk } = session.run;
  if (walk !== undefined && walk.kind !== 'recheck')
    return turn(tell(state, world.look.t('app.finishFirst'), 'warn'));
  return turn(hush(leaveSession(pop(state))), { type: 'close-session' });
};

/** Without a filter, pointing at the page that was pointed at with it. */
const unfiltered = (state: AppState, screen: ChaptersScreen): ChaptersScreen => {
  const page = chapterRows(state.pages, screen)[screen.cursor]?.page;
  const cursor = chapterRows(state.pages, {}).findLastIndex((row) => row.page === page);
  return { kind: 'chapters', cursor: Math.max(0, cursor) };
};

const typeFilter = (
  state: AppState,
  screen: ChaptersScreen,
  key: Key,
  action: Action | undefined,
): ChaptersScreen => {
  const filter = screen.filter ?? bufferOf('');
  if (action === 'cancel') return unfiltered(state, screen);
  if (action === 'submit') {
    const { typing: _, ...kept } = screen;
    return bufferText(filter).trim() === '' ? unfiltered(state, screen) : kept;
  }
  const by = action === undefined ? undefined : scrollBy(action, 1);
  if (by !== undefined)
    return { ...screen, cursor: moveCursor(screen.cursor, by, chapterRows(state.pages, screen).length) };
  const typed = { ...screen, filter: typeInto(filter, key) };
  // The first page that was found, below its chapter's heading.
  const first = chapterRows(state.pages, typed).findIndex(({ kind }) => kind === 'page');
  return { ...typed, cursor: Math.max(0, first) };
};

export const reduceChapters = (
  state: AppState,
  screen: ChaptersScreen,
  key: Key,
  action: Action | undefined,
  world: World,
): Turn => {
  if (screen.typing === true) return turn(replace(state, typeFilter(state, screen, key, action)));
  if (action === undefined) return turn(state);
  const rows = chapterRows(state.pages, screen);
  switch (action) {
    case 'open': {
      const row = rows[screen.cursor];
      return turn(row === undefined ? state : push(state, pageScreen(row.page)));
    }
    case 'library':
      return openLibrary(state, 'theory', world);
    case 'filter':
      return turn(replace(state, { ...screen, filter: bufferOf(''), typing: true, cursor: 0 }));
    case 'back':
      return screen.filter === undefined
        ? leave(state, world)
        : turn(replace(state, unfiltered(state, screen)));
    default: {
      const by = scrollBy(action, layoutOf(state.size).bodyHeight);
      return turn(
        by === undefined
          ? state
          : replace(state, { ...screen, cursor: moveCursor(screen.cursor, by, rows.length) }),
      );
    }
  }
};
