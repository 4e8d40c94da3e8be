import { lineText, span, type Line, type Span, type Tone } from './line.js';

/** Gives every place where `pattern` (global) is found another tone; what is not found keeps its own. */
export const markAll = (spans: Line, pattern: RegExp, tone: Tone): Line => {
  const places = [...lineText(spans).matchAll(pattern)].map(({ index, 0: found }) => [
    index,
    index + found.length,
  ]);
  if (places.length === 0) return spans;
  let at = 0;
  return spans.flatMap((piece): Line => {
    const begin = at;
    at += piece.text.length;
    const cuts = places.flat().filter((place) => place > begin && place < at);
    return [begin, ...cuts].map((from, i): Span => {
      const text = piece.text.slice(from - begin, (cuts[i] ?? at) - begin);
      const inside = places.some(([start = 0, end = 0]) => from >= start && from < end);
      return inside ? { ...piece, text, tone } : { ...piece, text };
    });
  });
};

/** Gives the columns of `found` another tone, wherever the spans of the line end; `undefined` where it is not there. */
export const markText = (spans: Line, found: string, tone: Tone): Line | undefined => {
  const start = found === '' ? -1 : lineText(spans).indexOf(found);
  if (start === -1) return undefined;
  const end = start + found.length;
  const before: Span[] = [];
  const after: Span[] = [];
  let at = 0;
  for (const piece of spans) {
    const left = piece.text.slice(0, Math.max(0, start - at));
    const right = piece.text.slice(Math.max(0, end - at));
    if (left !== '') before.push({ ...piece, text: left });
    if (right !== '') after.push({ ...piece, text: right });
    at += piece.text.length;
  }
  return [...before, span(found, tone), ...after];
};
