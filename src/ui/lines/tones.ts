import type { TextProps } from 'ink';
import type { Style as PrintedStyle } from '../../output/style.js';
import type { Span, Tone } from './line.js';

type Style = Pick<
  TextProps,
  'color' | 'backgroundColor' | 'bold' | 'inverse' | 'dimColor' | 'underline' | 'italic'
>;

/** What the colours stand on. */
export type Background = 'dark' | 'light';

/**
 * On dark: the sixteen colours of the person's own palette; blue and yellow carry what red and green alone could not.
 * The plain blue of many palettes is too dark to read.
 */
const dark: Readonly<Record<Tone, Style>> = {
  plain: {},
  strong: { bold: true },
  faint: { dimColor: true },
  code: { color: 'cyan' },
  title: { bold: true, color: 'blueBright' },
  good: { color: 'green' },
  bad: { color: 'red', bold: true },
  warn: { color: 'yellow' },
  busy: { color: 'blueBright' },
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

/**
 * On light: of the 256 colours, which look the same everywhere. Many a palette of sixteen has a yellow, a green or a cyan
 * that nobody can read on white, and faint text fades away there.
 */
const light: Readonly<Record<Tone, Style>> = {
  plain: {},
  strong: { bold: true },
  faint: { color: 'ansi256(240)' },
  code: { color: 'ansi256(23)' },
  title: { bold: true, color: 'ansi256(25)' },
  good: { color: 'ansi256(22)' },
  bad: { color: 'ansi256(124)', bold: true },
  warn: { color: 'ansi256(94)' },
  busy: { color: 'ansi256(25)' },
  keyword: { color: 'ansi256(90)' },
  string: { color: 'ansi256(22)' },
  name: { color: 'ansi256(23)' },
  number: { color: 'ansi256(94)' },
  marked: { inverse: true },
  cursor: { inverse: true },
  link: { underline: true },
  theirs: { bold: true, color: 'ansi256(94)' },
  ours: { bold: true, color: 'ansi256(22)' },
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

const tones = { dark, light };

/**
 * What a host printed keeps its colours, except where the tone has to be seen: a match, a selection. Without a background
 * there are no colours.
 */
export const styleOf = (
  { tone = 'plain', style }: Pick<Span, 'tone' | 'style'>,
  background: Background | undefined,
): Style => {
  if (background === undefined) return colourless[tone];
  const own = tones[background][tone];
  return style !== undefined && own.inverse !== true ? { ...own, ...printed(style) } : own;
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
