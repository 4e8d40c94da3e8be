import type { Table } from 'mdast';
import { lineWidth, pad, span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import type { Glyphs } from '../terminal/glyphs.js';
import { inlineSpans } from './inline.js';

const gap = 3;

/** Column widths that fit: the widest column gives way first, none below four columns. */
const fitWidths = (natural: readonly number[], width: number): readonly number[] => {
  const widths = [...natural];
  const room = width - gap * (widths.length - 1);
  const total = (): number => widths.reduce((sum, one) => sum + one, 0);
  while (total() > room) {
    const widest = widths.indexOf(Math.max(...widths));
    const now = widths[widest] ?? 0;
    if (now <= 4) break;
    widths[widest] = now - 1;
  }
  return widths;
};

export const tableLines = (table: Table, width: number, glyphs: Glyphs): readonly Line[] => {
  const rows = table.children.map((row, r) =>
    row.children.map((cell) => inlineSpans(cell.children, r === 0 ? 'strong' : 'plain')),
  );
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, c) =>
    Math.max(1, ...rows.map((row) => lineWidth(row[c] ?? []))),
  );
  const widths = fitWidths(natural, width);
  const separator = span(` ${glyphs.bar} `, 'faint');
  const laidOut = rows.map((row): readonly Line[] => {
    const cells = widths.map((room, c) => wrap(row[c] ?? [], room));
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, i) =>
      widths.flatMap((room, c): Line => {
        const text = cells[c]?.[i] ?? [];
        return c === widths.length - 1 ? text : [...pad(text, room), separator];
      }),
    );
  });
  const rule: Line = [
    span(widths.map((room) => glyphs.rule.repeat(room)).join(glyphs.rule.repeat(gap)), 'faint'),
  ];
  return laidOut.flatMap((lines, r) => (r === 0 ? [...lines, rule] : lines));
};
