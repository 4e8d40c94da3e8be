import { span, type Line, type Span, type Tone } from './line.js';

/** Gives the columns of `found` another tone, wherever the spans of the line end; `undefined` where it is not there. */
export const markText = (spans: Line, found: string, tone: Tone): Line | undefined => {
  const start =
    found === ''
      ? -1
      : spans
          .map(({ text }) => text)
          .join('')
          .indexOf(found);
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
