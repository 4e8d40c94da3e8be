import LineBreaker from 'linebreak';
import stringWidth from 'string-width';
import { clusters, span, type Line, type Span } from './line.js';

interface Piece {
  readonly start: number;
  readonly end: number;
  /** The line must end after this piece. */
  readonly required: boolean;
}

/** The places where Unicode allows a break; also right for Chinese, where words have no spaces. */
const pieces = (text: string): Piece[] => {
  const breaker = new LineBreaker(text);
  const found: Piece[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    found.push({ start, end: next.position, required: next.required && next.position < text.length });
    start = next.position;
  }
  return found;
};

/** Cuts what is too wide for any line between any two characters. */
const splitWide = (text: string, piece: Piece, width: number): Piece[] => {
  if (stringWidth(text.slice(piece.start, piece.end).trimEnd()) <= width) return [piece];
  const parts: Piece[] = [];
  let start = piece.start;
  let end = start;
  let used = 0;
  for (const cluster of clusters(text.slice(piece.start, piece.end))) {
    const columns = stringWidth(cluster);
    if (used + columns > width && end > start) {
      parts.push({ start, end, required: false });
      start = end;
      used = 0;
    }
    end += cluster.length;
    used += columns;
  }
  parts.push({ start, end: piece.end, required: piece.required });
  return parts;
};

/** The spans of `spans` between two places of their joined text. */
const slice = (spans: Line, start: number, end: number): Line => {
  const kept: Span[] = [];
  let at = 0;
  for (const { text, tone } of spans) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (part !== '') kept.push(span(part, tone));
    at += text.length;
  }
  return kept;
};

/** Lays styled text out in lines of at most `width` columns. */
export const wrap = (spans: Line, width: number): readonly Line[] => {
  const room = Math.max(1, width);
  const text = spans.map((piece) => piece.text).join('');
  if (text === '') return [[]];
  const lines: Line[] = [];
  let start = 0;
  let used = 0;
  const endAt = (end: number): void => {
    lines.push(slice(spans, start, start + text.slice(start, end).trimEnd().length));
    start = end;
    used = 0;
  };
  for (const piece of pieces(text).flatMap((one) => splitWide(text, one, room))) {
    const shown = text.slice(piece.start, piece.end);
    if (used > 0 && used + stringWidth(shown.trimEnd()) > room) endAt(piece.start);
    used += stringWidth(shown);
    if (piece.required) endAt(piece.end);
  }
  if (start < text.length) endAt(text.length);
  return lines;
};

/** Wraps with `first` before the first line and `rest` before the others. */
export const wrapHanging = (spans: Line, width: number, first: Line, rest: Line): readonly Line[] => {
  const indent = Math.max(...[first, rest].map((mark) => stringWidth(mark.map(({ text }) => text).join(''))));
  return wrap(spans, width - indent).map((one, i) => [...(i === 0 ? first : rest), ...one]);
};

/** Cuts code at the edge; `mark` starts each further row, so that it is not taken for a line of its own. */
export const wrapCode = (spans: Line, width: number, mark: string): readonly Line[] => {
  const rows: Span[][] = [[]];
  let used = 0;
  for (const { text, tone } of spans) {
    let part = '';
    const flush = (): void => {
      if (part !== '') rows.at(-1)?.push(span(part, tone));
      part = '';
    };
    for (const cluster of clusters(text)) {
      const columns = stringWidth(cluster);
      if (used + columns > width && used > 0) {
        flush();
        rows.push([span(mark, 'faint')]);
        used = stringWidth(mark);
      }
      part += cluster;
      used += columns;
    }
    flush();
  }
  return rows;
};
