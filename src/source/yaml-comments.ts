import { Lexer } from 'yaml';
import type { Place } from './problem.js';
import type { YamlSource } from './yaml.js';

/** What the lexer puts before the text of a scalar, which may itself begin with a number sign. */
const scalarMark = '\u001f';
/** Marks of the lexer that stand nowhere in the text. */
const marks = new Set(['\u0002', '\u0018', scalarMark]);

/** Where comments begin. */
export const yamlComments = ({ text, file, firstLine = 1 }: YamlSource): readonly Place[] => {
  const places: Place[] = [];
  let offset = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== scalarMark) {
      const above = text.slice(0, offset).split('\n');
      places.push({ file, line: firstLine + above.length - 1, column: (above.at(-1)?.length ?? 0) + 1 });
    }
    if (!marks.has(lexeme)) offset += lexeme.length;
    before = lexeme;
  }
  return places;
};
