import type { Code } from 'mdast';
import { line, lineWidth, span, type Line } from '../lines/line.js';
import { wrap, wrapCode } from '../lines/wrap.js';
import type { Glyphs } from '../terminal/glyphs.js';

/** A picture and its title. Where it is too wide its rows go on below, marked as such: nothing of it is lost. */
export const pictureLines = ({ meta, value }: Code, width: number, glyphs: Glyphs): readonly Line[] => {
  const rows = glyphs
    .picture(value)
    .split('\n')
    .map((row) => line(row, 'code'));
  const fits = rows.every((row) => lineWidth(row) <= width);
  return [
    ...wrap([span(meta ?? '', 'faint')], width),
    ...(fits ? rows : rows.flatMap((row) => wrapCode(row, width, glyphs.continued))),
  ];
};
