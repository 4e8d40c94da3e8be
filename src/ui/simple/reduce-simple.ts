import type { AppState, ProblemsScreen, Turn, World } from '../app/state.js';
import { layoutOf } from '../app/layout.js';
import { pop, replace, turn } from '../app/navigate.js';
import type { Action } from '../keys/key-map.js';
import { scrollTop } from '../lines/scroll.js';
import { problemLines } from './present-simple.js';

export const reduceProblems = (
  state: AppState,
  screen: ProblemsScreen,
  action: Action,
  world: World,
): Turn => {
  if (action === 'back') return turn(pop(state));
  const { columns, bodyHeight } = layoutOf(state.size);
  const total = problemLines(screen, columns - 2, world).length;
  return turn(replace(state, { ...screen, top: scrollTop(screen.top, action, total, bodyHeight) }));
};

export const reduceProgress = (state: AppState, action: Action): Turn =>
  turn(action === 'back' ? pop(state) : state);
