import type { AppState, Turn, World } from '../app/state.js';
import { hush, leaveSession, pop, push, replace, tell, turn } from '../app/navigate.js';
import { layoutOf } from '../app/layout.js';
import type { Action } from '../keys/key-map.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { pageScreen } from '../page/page-screen.js';
import { chapterRows } from './rows.js';

export const reduceChapters = (state: AppState, cursor: number, action: Action, world: World): Turn => {
  const rows = chapterRows(state);
  if (action === 'open') {
    const row = rows[cursor];
    return turn(row === undefined ? state : push(state, pageScreen(row.page)));
  }
  if (action === 'back') {
    const { session } = state;
    if (session === undefined) return turn(pop(state));
    const { walk } = session.run;
    if (walk !== undefined && walk.kind !== 'recheck')
      return turn(tell(state, world.look.t('app.finishFirst'), 'warn'));
    return turn(hush(leaveSession(pop(state))), { type: 'close-session' });
  }
  const by = scrollBy(action, layoutOf(state.size).bodyHeight);
  return turn(
    by === undefined
      ? state
      : replace(state, { kind: 'chapters', cursor: moveCursor(cursor, by, rows.length) }),
  );
};
