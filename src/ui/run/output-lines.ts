import type { PrintedLine } from '../../execute/ports.js';
import type { Look } from '../app/look.js';
import { span, type Line } from '../lines/line.js';
import { wrapCode } from '../lines/wrap.js';
import type { RecentOutput } from '../store/output-rings.js';

const rowsOf = (printed: PrintedLine, width: number, { glyphs }: Look): readonly Line[] =>
  wrapCode([span(printed.text, printed.stream === 'stderr' ? 'warn' : 'plain')], width, glyphs.continued);

/** The end of the output, as many rows as fit; only those lines are laid out. */
const lastRows = (
  lines: readonly PrintedLine[],
  width: number,
  height: number,
  look: Look,
): readonly Line[] => {
  let rows: readonly Line[] = [];
  for (let i = lines.length - 1; i >= 0 && rows.length < height; i -= 1) {
    const printed = lines[i];
    if (printed !== undefined) rows = [...rowsOf(printed, width, look), ...rows];
  }
  return rows.slice(-height);
};

/** Output from line `top` on (counted from its beginning), or its end while `top` is absent. */
export const outputRows = (
  output: RecentOutput,
  top: number | undefined,
  width: number,
  height: number,
  look: Look,
): readonly Line[] => {
  if (top === undefined) return lastRows(output.lines, width, height, look);
  const from = Math.max(0, top - output.first);
  return output.lines
    .slice(from, from + height)
    .flatMap((printed) => rowsOf(printed, width, look))
    .slice(0, height);
};

/** Moves the window over the output; the end of the output is followed again when it is reached. */
export const scrollOutput = (
  output: RecentOutput,
  top: number | undefined,
  by: number,
  height: number,
): number | undefined => {
  const end = output.first + output.lines.length;
  const lastTop = Math.max(output.first, end - height);
  const next = Math.max(output.first, (top ?? lastTop) + by);
  return next >= lastTop ? undefined : next;
};
