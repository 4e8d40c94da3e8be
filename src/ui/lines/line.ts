import stringWidth from 'string-width';
import type { Style } from '../../output/style.js';
import { takeColumns } from '../../source/columns.js';

/** What a piece of text is, not how it looks; `tones.ts` says how each looks. */
export type Tone =
  | 'plain'
  | 'strong'
  | 'faint'
  | 'code'
  | 'title'
  | 'good'
  | 'bad'
  | 'warn'
  | 'busy'
  | 'keyword'
  | 'string'
  | 'name'
  | 'number'
  | 'marked'
  | 'cursor'
  | 'link'
  | 'theirs'
  | 'ours';

export interface Span {
  readonly text: string;
  readonly tone?: Tone;
  /** As the program that printed it wanted it to look; where there are colours. */
  readonly style?: Style;
}

/** One row of the screen. Every presenter ends in lines, so that widths are decided in one place. */
export type Line = readonly Span[];

export const span = (text: string, tone?: Tone): Span => (tone === undefined ? { text } : { text, tone });

export const line = (text: string, tone?: Tone): Line => [span(text, tone)];

export const blank: Line = [];

export const lineText = (spans: Line): string => spans.map(({ text }) => text).join('');

/** Plain ASCII is one column a letter; everything else is measured once, for most rows come again in the next frame. */
const measured = new Map<string, number>();
const mostMeasured = 5000;

export const columnsOf = (text: string): number => {
  if (/^[ -~]*$/.test(text)) return text.length;
  const known = measured.get(text);
  if (known !== undefined) return known;
  if (measured.size >= mostMeasured) measured.clear();
  const width = stringWidth(text);
  measured.set(text, width);
  return width;
};

export const lineWidth = (spans: Line): number => columnsOf(lineText(spans));

/** Cuts a line that is too wide and ends it with `mark`. */
export const fit = (spans: Line, width: number, mark = '…'): Line => {
  if (lineWidth(spans) <= width) return spans;
  const room = Math.max(0, width - columnsOf(mark));
  const kept: Span[] = [];
  let used = 0;
  for (const piece of spans) {
    const text = takeColumns(piece.text, room - used);
    if (text !== '') kept.push({ ...piece, text });
    used += columnsOf(text);
    if (text !== piece.text) break;
  }
  return [...kept, span(takeColumns(mark, width), 'faint')];
};

/** Fills a line with spaces up to `width`, so that what follows starts in its column. */
export const pad = (spans: Line, width: number): Line => {
  const missing = width - lineWidth(spans);
  return missing > 0 ? [...spans, span(' '.repeat(missing))] : spans;
};

/** `left` and `right` at the two ends of a row; `left` gives way. */
export const spread = (left: Line, right: Line, width: number): Line => {
  const kept = fit(right, width);
  const room = width - lineWidth(kept);
  return [...pad(fit(left, Math.max(0, room - 1)), room), ...kept];
};

/** `lines`, cut and filled up to `height` rows, so that a short screen covers a long one. */
export const exactly = (lines: readonly Line[], height: number): readonly Line[] =>
  Array.from({ length: height }, (_, row) => lines[row] ?? blank);
