import type { AppState, Screen, Turn, World } from '../app/state.js';
import { layoutOf } from '../app/layout.js';
import { pop, replace, turn } from '../app/navigate.js';
import type { Action } from '../keys/key-map.js';
import { scrollTop } from '../lines/scroll.js';
import { endLines } from './present-end.js';

export const reduceEnd = (
  state: AppState,
  screen: Extract<Screen, { kind: 'end' }>,
  action: Action,
  world: World,
): Turn => {
  if (action === 'back' || action === 'open') return turn(pop(state));
  const { bodyHeight } = layoutOf(state.size);
  const total = endLines(state, world).length;
  return turn(replace(state, { ...screen, top: scrollTop(screen.top, action, total, bodyHeight) }));
};
