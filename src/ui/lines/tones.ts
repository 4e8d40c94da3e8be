import type { TextProps } from 'ink';
import type { Tone } from './line.js';

type Style = Pick<TextProps, 'color' | 'bold' | 'inverse' | 'dimColor' | 'underline'>;

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
};

export const styleOf = (tone: Tone | undefined, colour: boolean): Style =>
  (colour ? coloured : colourless)[tone ?? 'plain'];
