import { inAscii } from '../../source/ascii.js';

/** Marks of one column each; a word always stands beside them. */
export interface Glyphs {
  readonly done: string;
  readonly failed: string;
  readonly unknown: string;
  readonly skipped: string;
  readonly running: string;
  readonly todo: string;
  readonly stale: string;
  readonly leftOut: string;
  readonly pointer: string;
  readonly bullet: string;
  readonly rule: string;
  readonly bar: string;
  readonly more: string;
  readonly into: string;
  readonly continued: string;
  readonly full: string;
  readonly empty: string;
  /** The arrow keys by name; without them their names are shown. */
  readonly arrows: ReadonlyMap<string, string>;
  /** A picture drawn with these signs. */
  readonly picture: (drawn: string) => string;
}

const unicode: Glyphs = {
  done: '✓',
  failed: '✗',
  unknown: '?',
  skipped: '-',
  running: '*',
  todo: '·',
  stale: '!',
  leftOut: ' ',
  pointer: '❯',
  bullet: '•',
  rule: '─',
  bar: '│',
  more: '…',
  into: '›',
  continued: '↪ ',
  full: '█',
  empty: '░',
  arrows: new Map([
    ['up', '↑'],
    ['down', '↓'],
    ['left', '←'],
    ['right', '→'],
  ]),
  picture: (drawn) => drawn,
};

const ascii: Glyphs = {
  done: '+',
  failed: 'x',
  unknown: '?',
  skipped: '-',
  running: '*',
  todo: '.',
  stale: '!',
  leftOut: ' ',
  pointer: '>',
  bullet: '-',
  rule: '-',
  bar: '|',
  more: '~',
  into: '>',
  continued: '\\ ',
  full: '#',
  empty: '.',
  arrows: new Map(),
  picture: inAscii,
};

/** Signs that a screen reader would spell out, a row of them each by each, are not there at all. */
export const spokenGlyphs: Glyphs = { ...ascii, rule: '', bar: '', continued: '  ' };

/** The Linux console, a dumb terminal and a locale that is not UTF-8 get plain ASCII, unless the person says better. */
export const glyphsFor = (
  env: Readonly<Record<string, string | undefined>>,
  wanted: 'auto' | 'unicode' | 'ascii',
): Glyphs => {
  if (wanted !== 'auto') return wanted === 'ascii' ? ascii : unicode;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((one) => one !== undefined && one !== '');
  const utf8 = /utf-?8/i.test(locale ?? '');
  return utf8 && env['TERM'] !== 'linux' && env['TERM'] !== 'dumb' ? unicode : ascii;
};
