import { blank, exactly, line, span, type Line } from '../lines/line.js';
import { LinesView } from '../lines/lines-view.js';
import { headerLine } from './frame-lines.js';
import { layoutOf } from './layout.js';
import type { Look } from './look.js';
import type { Size } from './state.js';

/** The first frame, while the runbook is still being read. */
export const Opening = ({ look, size }: { readonly look: Look; readonly size: Size }) => {
  const { columns, rows } = layoutOf(size);
  const width = columns - 2;
  const lines: readonly Line[] = [
    headerLine(
      { screen: { kind: 'home' } },
      { mode: 'home', path: [], body: { kind: 'lines', lines: [] } },
      width,
      look,
    ),
    [span(look.glyphs.rule.repeat(Math.max(0, width)), 'faint')],
    blank,
    line(look.t('app.opening'), 'busy'),
  ];
  return (
    <LinesView
      columns={columns}
      lines={exactly(lines, rows).map((spans) => [span(' '), ...spans])}
      background={look.background}
    />
  );
};
