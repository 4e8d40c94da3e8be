import { glyphsFor, type Glyphs } from '../terminal/glyphs.js';
import { en } from '../text/en.js';
import type { Dictionary } from '../text/en.js';

/** Everything about appearance that does not change while the program runs. */
export interface Look {
  readonly text: Dictionary;
  readonly glyphs: Glyphs;
  readonly colour: boolean;
}

export const lookFor = (env: Readonly<Record<string, string | undefined>>): Look => ({
  text: en,
  glyphs: glyphsFor(env),
  colour: (env['NO_COLOR'] ?? '') === '',
});
