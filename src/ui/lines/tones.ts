import type { TextProps } from 'ink';
import type { Style as PrintedStyle } from '../../output/style.js';
import type { Span, Tone } from './line.js';

type Style = Pick<
  TextProps,
  'color' | 'backgroundColor' | 'bold' | 'inverse' | 'dimColor' | 'underline' | 'italic'
>;

/** The sixteen colours of the person's own palette; blue and yellow carry what red and green alone could not. */
const coloured: Readonly<Record<Tone, Style>> = {
  plain: {},
  strong: { bold: true },
  faint: { dimColor: true },
  code: { color: 'cyan' },
  title: { bold: true, color: 'blue' },
  good: { color: 'green' },
  bad: { color: 'red', bold: true },
  warn: { color: 'yellow' },
  busy: { color: 'blue' },
  keyword: { color: 'magenta' },
  string: { color: 'green' },
  name: { color: 'cyan' },
  number: { color: 'yellow' },
  marked: { inverse: true },
  cursor: { inverse: true },
  link: { underline: true },
  theirs: { bold: true, color: 'yellow' },
  ours: { bold: true, color: 'green' },
};

const colourless: Readonly<Record<Tone, Style>> = {
  plain: {},
  strong: { bold: true },
  faint: {},
  code: {},
  title: { bold: true },
  good: {},
  bad: { bold: true },
  warn: {},
  busy: {},
  keyword: {},
  string: {},
  name: {},
  number: {},
  marked: { inverse: true },
  cursor: { inverse: true },
  link: { underline: true },
  theirs: { bold: true },
  ours: { bold: true },
};

/** What a host printed keeps its colours, except where the tone has to be seen: a match, a selection. */
export const styleOf = ({ tone = 'plain', style }: Pick<Span, 'tone' | 'style'>, colour: boolean): Style => {
  const own = (colour ? coloured : colourless)[tone];
  return colour && style !== undefined && own.inverse !== true ? { ...own, ...printed(style) } : own;
};

const printed = ({ bold, faint, italic, underline, inverse, color, background }: PrintedStyle): Style => ({
  ...(bold === true && { bold }),
  ...(faint === true && { dimColor: faint }),
  ...(italic === true && { italic }),
  ...(underline === true && { underline }),
  ...(inverse === true && { inverse }),
  ...(color !== undefined && { color }),
  ...(background !== undefined && { backgroundColor: background }),
});
