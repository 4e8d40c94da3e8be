import { glyphsFor, spokenGlyphs, type Glyphs } from '../terminal/glyphs.js';
import { wordsIn, type Words } from '../../words/words.js';
import type { CodeLanguage } from '../highlight/language-of.js';
import type { Background } from '../lines/tones.js';
import type { Line } from '../lines/line.js';
import type { Settings } from '../settings/settings.js';

/** How everything looks and in which language it speaks; another one when the person changes a setting. */
export interface Look extends Words {
  readonly glyphs: Glyphs;
  /** It is heard and not seen: what changes all the time is left out. */
  readonly spoken: boolean;
  /** What colours stand on; absent where there are none. */
  readonly background?: Background;
  /** Colours code, once what it takes is loaded; absent where there are no colours. */
  readonly highlight?: Highlight;
}

export type Highlight = (code: string, language: CodeLanguage) => readonly Line[];

export type LookSettings = Pick<Settings, 'language' | 'glyphs' | 'colour'>;

export const lookFor = (
  env: Readonly<Record<string, string | undefined>>,
  { language, glyphs, colour }: LookSettings,
  spoken = false,
): Look => ({
  ...wordsIn(language),
  spoken,
  glyphs: spoken ? spokenGlyphs : glyphsFor(env, glyphs),
  ...(spoken ? {} : backgroundFor(env, colour)),
});

/** Some terminals say in COLORFGBG what they look like; its last number is the background: 7 and 15 are the light ones. */
const backgroundFor = (
  env: Readonly<Record<string, string | undefined>>,
  wanted: Settings['colour'],
): Pick<Look, 'background'> => {
  if (wanted === 'off' || (env['NO_COLOR'] ?? '') !== '') return {};
  if (wanted !== 'auto') return { background: wanted };
  return { background: /;(7|15)$/.test(env['COLORFGBG'] ?? '') ? 'light' : 'dark' };
};
