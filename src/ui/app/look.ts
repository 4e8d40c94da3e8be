import { glyphsFor, type Glyphs } from '../terminal/glyphs.js';
import { languageOfLocale, type Language } from '../../words/language.js';
import { wordsIn, type Words } from '../../words/words.js';

/** Everything about appearance that does not change while the program runs. */
export interface Look extends Words {
  readonly glyphs: Glyphs;
  readonly colour: boolean;
}

export const lookFor = (
  env: Readonly<Record<string, string | undefined>>,
  language: Language = languageOfLocale(env),
): Look => ({
  ...wordsIn(language),
  glyphs: glyphsFor(env),
  colour: (env['NO_COLOR'] ?? '') === '',
});
