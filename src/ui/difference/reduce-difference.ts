import { findStep } from '../../engine/work.js';
import { layoutOf } from '../app/layout.js';
import { pop, replace, turn } from '../app/navigate.js';
import type { AppState, DifferenceScreen, Turn, World } from '../app/state.js';
import type { Action } from '../keys/key-map.js';
import { scrollTop } from '../lines/scroll.js';
import { hostsOf } from '../session/standing.js';
import type { OutputDifference } from './compare-outputs.js';
import { compared } from './open-difference.js';
import { differenceRows } from './present-difference.js';

export const reduceDifference = (
  state: AppState,
  screen: DifferenceScreen,
  action: Action,
  world: World,
): Turn => {
  switch (action) {
    case 'back':
      return turn(pop(state));
    case 'next-host':
    case 'previous-host': {
      const step = state.session === undefined ? undefined : findStep(state.session.plan, screen.step);
      const others = (step === undefined ? [] : hostsOf(step)).filter((host) => host !== screen.one);
      const by = action === 'next-host' ? 1 : -1;
      const at = (others.indexOf(screen.other) + by + others.length) % Math.max(1, others.length);
      return compared(state, { ...screen, other: others[at] ?? screen.other });
    }
    default: {
      const total = differenceRows(state, screen, world).length;
      const top = scrollTop(screen.top, action, total, layoutOf(state.size).bodyHeight);
      return turn(replace(state, { ...screen, top }));
    }
  }
};

/** Two outputs were compared: it matters only while they are asked for. */
export const withDifference = (
  state: AppState,
  { step, one, other }: Pick<DifferenceScreen, 'step' | 'one' | 'other'>,
  found: OutputDifference,
): AppState => {
  const { screen } = state;
  return screen.kind === 'difference' && screen.step === step && screen.one === one && screen.other === other
    ? replace(state, { ...screen, found })
    : state;
};
