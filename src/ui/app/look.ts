import { glyphsFor, type Glyphs } from '../terminal/glyphs.js';
import { wordsIn, type Words } from '../../words/words.js';
import type { CodeLanguage } from '../highlight/language-of.js';
import type { Line } from '../lines/line.js';
import type { Settings } from '../settings/settings.js';

/** How everything looks and in which language it speaks; another one when the person changes a setting. */
export interface Look extends Words {
  readonly glyphs: Glyphs;
  readonly colour: boolean;
  /** Colours code, once what it takes is loaded; absent where there are no colours. */
  readonly highlight?: Highlight;
}

export type Highlight = (code: string, language: CodeLanguage) => readonly Line[];

export type LookSettings = Pick<Settings, 'language' | 'glyphs' | 'colour'>;

export const lookFor = (
  env: Readonly<Record<string, string | undefined>>,
  { language, glyphs, colour }: LookSettings,
): Look => ({
  ...wordsIn(language),
  glyphs: glyphsFor(env, glyphs),
  colour: colour === 'auto' && (env['NO_COLOR'] ?? '') === '',
});
