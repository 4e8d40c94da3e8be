import { plainText } from './plain-text.js';
import { unstyled, withSgr, type Style } from './style.js';

/** A piece of a line in one style. `text` is as harmless as that of a plain line. */
export interface StyledSpan {
  readonly text: string;
  readonly style: Style;
}

export interface StyledLine {
  readonly text: string;
  /** The same text in pieces; absent where all of it is unstyled. */
  readonly spans?: readonly StyledSpan[];
  /** What the line after it begins with: a colour goes on until it is ended. */
  readonly after: Style;
}

const sgr = /(?:\x1b\[|\x9b)([0-9:;]*)m/g;

/** What a terminal would show of a line: its text, cleaned, and how it would look. Of all sequences only colours count. */
export const styledLine = (raw: string, before: Style): StyledLine => {
  const text = plainText(raw);
  if (before === unstyled && !/[\x1b\x9b]/.test(raw)) return { text, after: unstyled };
  const spans: StyledSpan[] = [];
  let style = before;
  let from = 0;
  const take = (until: number): void => {
    const piece = plainText(raw.slice(from, until));
    if (piece !== '') spans.push({ text: piece, style });
  };
  for (const match of raw.matchAll(sgr)) {
    take(match.index);
    style = withSgr(style, match[1] ?? '');
    from = match.index + match[0].length;
  }
  take(raw.length);
  // A colour inside a title or a link is none, and cutting there would show what was to be hidden.
  if (spans.map((span) => span.text).join('') !== text) return { text, after: before };
  const plain = spans.every((span) => Object.keys(span.style).length === 0);
  return plain ? { text, after: style } : { text, spans, after: style };
};
