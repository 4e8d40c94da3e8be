import { isDeepStrictEqual } from 'node:util';
import { exactly, fit, span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import type { Snapshot, UiStore } from '../store/ui-store.js';
import { footerLine } from './footer.js';
import { headerLine, noticeLine } from './frame-lines.js';
import { layoutOf } from './layout.js';
import type { Look } from './look.js';
import { present } from './present.js';

/** Lines side by side with others, cut to their width. */
export interface Pane {
  readonly width: number;
  readonly lines: readonly Line[];
}

/** Everything that stands on the screen, and nothing else. */
export interface Frame {
  readonly look: Look;
  readonly columns: number;
  readonly rows: number;
  readonly header: readonly Line[];
  /** One pane, or two with a bar between them. */
  readonly panes: readonly Pane[];
  readonly bodyHeight: number;
  readonly footer: readonly Line[];
}

const frameOf = ({ state, world }: Snapshot): Frame => {
  const { look } = world;
  const { columns, rows, bodyHeight, tooSmall } = layoutOf(state.size);
  if (tooSmall) {
    const lines = wrap([span(look.t('app.tooSmall', { columns, rows }))], Math.max(1, columns));
    return { look, columns, rows, header: lines, panes: [], bodyHeight: 0, footer: [] };
  }
  const view = present(state, world);
  const { body } = view;
  const width = columns - 2;
  const pane = (lines: readonly Line[], paneWidth: number): Pane => ({
    width: paneWidth,
    lines: exactly(lines, bodyHeight).map((line) => fit(line, paneWidth)),
  });
  const panes = (): readonly Pane[] => {
    if (body.kind === 'lines') return [pane(body.lines, width)];
    const { leftWidth, rightWidth } = layoutOf(state.size, body.split);
    return [pane(body.left, leftWidth), pane(body.right, rightWidth)];
  };
  return {
    look,
    columns,
    rows,
    header: [headerLine(state, view, width, look), [span(look.glyphs.rule.repeat(width), 'faint')]],
    panes: panes(),
    bodyHeight,
    footer: [noticeLine(state, view, width, look), footerLine(view, width, look)],
  };
};

/**
 * The newest frame: the very same object as long as it looks the same. Hosts may print thousands of lines that the
 * screen does not show, and drawing costs far more than comparing.
 */
export const createFrames = (store: Pick<UiStore, 'snapshot'>): (() => Frame) => {
  let seen = store.snapshot();
  let frame = frameOf(seen);
  return () => {
    const now = store.snapshot();
    if (now !== seen) {
      seen = now;
      const next = frameOf(now);
      if (!isDeepStrictEqual(next, frame)) frame = next;
    }
    return frame;
  };
};
