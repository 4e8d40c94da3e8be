import type { Look } from '../app/look.js';
import { line, span, type Line } from '../lines/line.js';
import { codeLines } from './code-lines.js';

/** What good output looks like, to stand below what was printed: at most half of `height`, with a count of what is cut. */
export const expectedLines = (
  outputs: readonly string[],
  width: number,
  height: number,
  look: Look,
): readonly Line[] => {
  const { t, glyphs } = look;
  const room = Math.floor(height / 2) - 1;
  if (outputs.length === 0 || room < 2) return [];
  const { lines } = codeLines(outputs.join('\n\n'), undefined, undefined, width, look);
  const head = [span(`${glyphs.rule.repeat(2)} ${t('page.outputs')} ${glyphs.rule.repeat(2)}`, 'faint')];
  if (lines.length <= room) return [head, ...lines];
  const cut = lines.slice(0, room - 1);
  return [head, ...cut, line(`  ${t('page.outputsCut', { count: lines.length - cut.length })}`, 'faint')];
};
