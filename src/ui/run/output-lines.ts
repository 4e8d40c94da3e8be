import type { OutputLine } from '../../output/output-line.js';
import type { Look } from '../app/look.js';
import type { Line, Span } from '../lines/line.js';
import { wrapCode } from '../lines/wrap.js';
import type { RecentOutput } from '../store/output-rings.js';

/** Lines by number, from `first` to before `end`; one in between may not be at hand. */
export interface Printed {
  readonly first: number;
  readonly end: number;
  readonly line: (number: number) => OutputLine | undefined;
}

export const recentlyPrinted = ({ first, lines }: RecentOutput): Printed => ({
  first,
  end: first + lines.length,
  line: (number) => lines[number - first],
});

/** What a line looks like before it is laid out; `dress` may mark what is looked for in it. */
export type Dress = (line: Line, number: number) => Line;

const asPrinted: Dress = (line) => line;

const spansOf = ({ text, spans, stream }: OutputLine): Line => {
  const tone = stream === 'stderr' ? 'warn' : 'plain';
  return spans?.map((piece): Span => ({ ...piece, tone })) ?? [{ text, tone }];
};

const rowsOf = (
  printed: Printed,
  number: number,
  width: number,
  look: Look,
  dress: Dress,
): readonly Line[] => {
  const found = printed.line(number);
  return found === undefined ? [[]] : wrapCode(dress(spansOf(found), number), width, look.glyphs.continued);
};

/** The lines from number `top` on, or the last ones while it is absent; only lines that are shown are laid out. */
export const outputRows = (
  printed: Printed,
  top: number | undefined,
  width: number,
  height: number,
  look: Look,
  dress = asPrinted,
): readonly Line[] => {
  let rows: readonly Line[] = [];
  if (top === undefined) {
    for (let number = printed.end - 1; number >= printed.first && rows.length < height; number -= 1)
      rows = [...rowsOf(printed, number, width, look, dress), ...rows];
    return rows.slice(-height);
  }
  for (let number = Math.max(top, printed.first); number < printed.end && rows.length < height; number += 1)
    rows = [...rows, ...rowsOf(printed, number, width, look, dress)];
  return rows.slice(0, height);
};

/** Moves the window over the output; the end of the output is followed again when it is reached. */
export const scrollOutput = (
  { first, end }: Pick<Printed, 'first' | 'end'>,
  top: number | undefined,
  by: number,
  height: number,
): number | undefined => {
  const lastTop = Math.max(first, end - height);
  const next = Math.max(first, (top ?? lastTop) + by);
  return next >= lastTop ? undefined : next;
};
