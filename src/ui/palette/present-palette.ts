import { layoutOf } from '../app/layout.js';
import type { AppState, Dialog, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLines } from '../editor/present-editors.js';
import { bufferText } from '../editor/text-buffer.js';
import { blank, line, span, spread, type Line } from '../lines/line.js';
import { clampTop, keepInView } from '../lines/window.js';
import { paletteEntries } from './entries.js';

type Palette = Extract<Dialog, { kind: 'palette' }>;

export const presentPalette = (state: AppState, dialog: Palette, beneath: View, world: World): View => {
  const { t, glyphs } = world.look;
  const { columns, bodyHeight } = layoutOf(state.size);
  const width = columns - 2;
  const entries = paletteEntries(beneath.mode, bufferText(dialog.buffer), world);
  const rows = entries.map(({ label, keys }, i): Line => {
    const at = i === dialog.cursor;
    const left = [span(at ? `${glyphs.pointer} ` : '  ', 'busy'), span(label, at ? 'strong' : 'plain')];
    return spread(left, [span(keys, 'faint')], Math.min(width, 76));
  });
  const head = [...fieldLines(t('palette.ask'), dialog.buffer, width), blank];
  const height = bodyHeight - head.length;
  const top = clampTop(keepInView(0, dialog.cursor, height), rows.length, height);
  const shown = rows.length === 0 ? [line(t('palette.none'), 'faint')] : rows.slice(top, top + height);
  return {
    mode: 'palette',
    path: [...beneath.path, t('palette.title')],
    body: { kind: 'lines', lines: [...head, ...shown] },
    below: rows.length - top - height,
  };
};
