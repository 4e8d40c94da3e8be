import type { Action } from '../keys/key-map.js';
import { takeColumns } from '../../source/columns.js';
import type { Look } from '../app/look.js';
import { span, type Line } from '../lines/line.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { clampTop } from '../lines/window.js';

/** `value` says what is chosen; `resume:FILE` opens a session. */
export interface MenuItem {
  readonly label: string;
  readonly value: string;
}

/**
 * The row of the pointer. It keeps to the item, not to the row: sessions that are read later come in above, and must
 * not put another choice under a finger that is about to press Enter.
 */
const rowOf = (items: readonly MenuItem[], chosen: string | undefined): number =>
  Math.max(
    0,
    items.findIndex(({ value }) => value === chosen),
  );

/** What the pointer stands on. */
export const pointedAt = (items: readonly MenuItem[], chosen: string | undefined): string | undefined =>
  items[rowOf(items, chosen)]?.value;

/** What the pointer stands on after a key; `undefined` where the key does not move it. */
export const movePointer = (
  items: readonly MenuItem[],
  chosen: string | undefined,
  action: Action,
): string | undefined => {
  const by = scrollBy(action, items.length);
  return by === undefined ? undefined : items[moveCursor(rowOf(items, chosen), by, items.length)]?.value;
};

/** At most `height` rows of the menu, the pointer among them; labels are cut, so that an item never takes two rows. */
export const menuRows = (
  items: readonly MenuItem[],
  chosen: string | undefined,
  columns: number,
  height: number,
  { glyphs }: Look,
): readonly Line[] => {
  const at = rowOf(items, chosen);
  const top = clampTop(at - height + 1, items.length, height);
  return items
    .map(({ label }, i): Line => [
      span(i === at ? `${glyphs.pointer} ` : '  ', 'busy'),
      span(takeColumns(label, columns), i === at ? 'strong' : 'plain'),
    ])
    .slice(top, top + height);
};
