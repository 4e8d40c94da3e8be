import type { Action } from '../keys/key-map.js';
import { clampTop } from './window.js';

/** How far an action scrolls in a window of `height` rows; `undefined` when it does not scroll. */
export const scrollBy = (action: Action, height: number): number | undefined => {
  switch (action) {
    case 'up':
      return -1;
    case 'down':
      return 1;
    case 'scroll-up':
      return -3;
    case 'scroll-down':
      return 3;
    case 'page-up':
      return -Math.max(1, height - 1);
    case 'page-down':
      return Math.max(1, height - 1);
    case 'top':
      return Number.NEGATIVE_INFINITY;
    case 'bottom':
      return Number.POSITIVE_INFINITY;
    default:
      return undefined;
  }
};

/** Where a window of `height` rows over `total` begins after an action. */
export const scrollTop = (top: number, action: Action, total: number, height: number): number => {
  const by = scrollBy(action, height);
  return by === undefined ? top : clampTop(top + by, total, height);
};

/** Moves a cursor in a list of `count` rows; it stops at both ends. */
export const moveCursor = (cursor: number, by: number, count: number): number =>
  Math.max(0, Math.min(cursor + by, count - 1));
