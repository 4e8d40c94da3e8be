import LineBreaker from 'linebreak';

import { clusters } from '../../source/columns.js';
import { columnsOf, lineWidth, span, type Line, type Span } from './line.js';

interface Piece {
  readonly start: number;
  readonly end: number;
  /** The line must end after this piece. */
  readonly required: boolean;
}

/** The places where Unicode allows a break, with a path whole from its first slash; also right for Chinese. */
const pieces = (text: string): Piece[] => {
  const breaker = new LineBreaker(text);
  const found: Piece[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const opensPath = next.position < text.length && text.slice(start, next.position).endsWith(' /');
    const end = opensPath ? next.position - 1 : next.position;
    found.push({ start, end, required: next.required && next.position < text.length });
    start = end;
  }
  return found;
};

/** Cuts what is too wide for any line between any two characters. */
const splitWide = (text: string, piece: Piece, width: number): Piece[] => {
  if (columnsOf(text.slice(piece.start, piece.end).trimEnd()) <= width) return [piece];
  const parts: Piece[] = [];
  let start = piece.start;
  let end = start;
  let used = 0;
  for (const cluster of clusters(text.slice(piece.start, piece.end))) {
    const columns = columnsOf(cluster);
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
  for (const piece of spans) {
    const text = piece.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (text !== '') kept.push({ ...piece, text });
    at += piece.text.length;
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
    if (used > 0 && used + columnsOf(shown.trimEnd()) > room) endAt(piece.start);
    used += columnsOf(shown);
    if (piece.required) endAt(piece.end);
  }
  if (start < text.length) endAt(text.length);
  return lines;
};

/** Wraps with `first` before the first line and `rest` before the others. */
export const wrapHanging = (spans: Line, width: number, first: Line, rest: Line): readonly Line[] => {
  const indent = Math.max(...[first, rest].map((mark) => columnsOf(mark.map(({ text }) => text).join(''))));
  return wrap(spans, width - indent).map((one, i) => [...(i === 0 ? first : rest), ...one]);
};

/** How far from the edge a space is looked for: a word cut in two is harder to read than a short row. */
const spaceWithin = 24;

/** One character each. */
type Cells = readonly Span[];

const toSpans = (cells: Cells): Line => {
  const spans: Span[] = [];
  for (const cell of cells) {
    const last = spans.at(-1);
    if (last !== undefined && last.tone === cell.tone && last.style === cell.style)
      spans[spans.length - 1] = { ...cell, text: last.text + cell.text };
    else spans.push(cell);
  }
  return spans;
};

/** Where a row that began at `start` and overflows at `end` is best cut: after a space, else at the edge. */
const cutAt = (cells: Cells, start: number, end: number): number => {
  for (let at = end; at > Math.max(start, end - spaceWithin); at -= 1)
    if (cells[at - 1]?.text === ' ') return at;
  return end;
};

/** Cuts code at the edge; `mark` starts each further row, so that it is not taken for a line of its own. */
export const wrapCode = (spans: Line, width: number, mark: string): readonly Line[] => {
  if (lineWidth(spans) <= width) return [spans];
  const cells = spans.flatMap((piece) => clusters(piece.text).map((text): Span => ({ ...piece, text })));
  const rows: Line[] = [];
  const indent = columnsOf(mark);
  let start = 0;
  let used = 0;
  const row = (until: number): void => {
    const kept = toSpans(cells.slice(start, until));
    rows.push(rows.length === 0 ? kept : [span(mark, 'faint'), ...kept]);
    start = until;
  };
  for (let at = 0; at < cells.length; at += 1) {
    used += columnsOf(cells[at]?.text ?? '');
    if (used <= width || at === start) continue;
    row(cutAt(cells, start, at));
    used =
      indent +
      columnsOf(
        cells
          .slice(start, at + 1)
          .map(({ text }) => text)
          .join(''),
      );
  }
  row(cells.length);
  return rows;
};
