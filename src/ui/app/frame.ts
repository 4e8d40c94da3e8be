import { isDeepStrictEqual } from 'node:util';
import { blank, exactly, fit, pad, span, type Line } from '../lines/line.js';
import type { Background } from '../lines/tones.js';
import { wrap } from '../lines/wrap.js';
import type { Snapshot, UiStore } from '../store/ui-store.js';
import { footerLine } from './footer.js';
import { headLines, noticeLine, withAir } from './frame-lines.js';
import { layoutOf } from './layout.js';
import { present } from './present.js';

/** Everything that stands on the screen, and nothing else: one line for each of its rows, none wider than the screen. */
export interface Frame {
  readonly columns: number;
  readonly background: Background | undefined;
  readonly lines: readonly Line[];
}

const frameOf = ({ state, world }: Snapshot): Frame => {
  const { look } = world;
  const { background } = look;
  const { columns, rows, bodyHeight, tooSmall } = layoutOf(state.size);
  if (tooSmall) {
    const lines = wrap([span(look.t('app.tooSmall', { columns, rows }))], Math.max(1, columns));
    return { columns, background, lines: exactly(lines, rows) };
  }
  const view = present(state, world);
  const { body } = view;
  const width = columns - 2;
  const bodyLines = (): readonly Line[] => {
    if (body.kind === 'lines') return exactly(body.lines, bodyHeight).map((line) => fit(line, width));
    const { leftWidth, rightWidth } = layoutOf(state.size, body.split);
    const bar = span(` ${look.glyphs.bar} `, 'faint');
    return exactly(body.left, bodyHeight).map((line, row) => [
      ...pad(fit(line, leftWidth), leftWidth),
      bar,
      ...fit(body.right[row] ?? blank, rightWidth),
    ]);
  };
  const lines = [
    ...headLines(state, view, width, look),
    ...bodyLines(),
    noticeLine(state, view, width, look),
    footerLine(view, width, look),
  ];
  return { columns, background, lines: lines.map(withAir) };
};

/**
 * The newest frame: the very same object as long as it looks the same, and in it the very same line. Hosts may print
 * thousands of lines that the screen does not show, and drawing costs far more than comparing.
 */
export const createFrames = (store: Pick<UiStore, 'snapshot'>): (() => Frame) => {
  let seen = store.snapshot();
  let frame = frameOf(seen);
  return () => {
    const now = store.snapshot();
    if (now !== seen) {
      seen = now;
      frame = sharing(frame, frameOf(now));
    }
    return frame;
  };
};

const sharing = (before: Frame, next: Frame): Frame => {
  const lines = next.lines.map((line, row) => {
    const earlier = before.lines[row];
    return earlier !== undefined && isDeepStrictEqual(line, earlier) ? earlier : line;
  });
  const asBefore =
    next.columns === before.columns &&
    next.background === before.background &&
    lines.length === before.lines.length &&
    lines.every((line, row) => line === before.lines[row]);
  return asBefore ? before : { ...next, lines };
};
