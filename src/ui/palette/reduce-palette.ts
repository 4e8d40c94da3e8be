import type { AppState, Dialog, Turn, World } from '../app/state.js';
import { closeDialog, turn } from '../app/navigate.js';
import { bufferText, typeInto } from '../editor/text-buffer.js';
import { actionFor, type KeyMode } from '../keys/key-map.js';
import { keyNamed, type Key } from '../keys/key.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { paletteEntries } from './entries.js';

type Palette = Extract<Dialog, { kind: 'palette' }>;

/** The palette presses the key of what was chosen, so that it can do nothing that a key could not. */
export const reducePalette = (
  state: AppState,
  dialog: Palette,
  key: Key,
  beneath: KeyMode,
  world: World,
  press: (state: AppState, key: Key) => Turn,
): Turn => {
  const action = actionFor('palette', key);
  const entries = paletteEntries(beneath, bufferText(dialog.buffer), world);
  if (action === 'cancel' || action === 'leave') return turn(closeDialog(state));
  if (action === 'open') {
    const [name] = entries[dialog.cursor]?.binding.keys ?? [];
    return name === undefined ? turn(state) : press(closeDialog(state), keyNamed(name));
  }
  const by = action === undefined ? undefined : scrollBy(action, 10);
  if (by !== undefined)
    return turn({ ...state, dialog: { ...dialog, cursor: moveCursor(dialog.cursor, by, entries.length) } });
  return turn({ ...state, dialog: { ...dialog, buffer: typeInto(dialog.buffer, key), cursor: 0 } });
};
