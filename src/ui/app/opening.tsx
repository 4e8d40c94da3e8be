import { blank, exactly, line, type Line } from '../lines/line.js';
import { LinesView } from '../lines/lines-view.js';
import { headLines, withAir } from './frame-lines.js';
import { layoutOf } from './layout.js';
import type { Look } from './look.js';
import type { Size } from './state.js';

/** The first frame, while the runbook is still being read. */
export const Opening = ({ look, size }: { readonly look: Look; readonly size: Size }) => {
  const { columns, rows } = layoutOf(size);
  const width = columns - 2;
  const lines: readonly Line[] = [
    ...headLines(
      { screen: { kind: 'home' } },
      { mode: 'home', path: [], body: { kind: 'lines', lines: [] } },
      width,
      look,
    ),
    blank,
    line(look.t('app.opening'), 'busy'),
  ];
  return (
    <LinesView columns={columns} lines={exactly(lines, rows).map(withAir)} background={look.background} />
  );
};
