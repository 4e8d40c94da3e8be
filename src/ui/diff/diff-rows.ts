import type { Look } from '../app/look.js';
import { span, type Line, type Tone } from '../lines/line.js';
import { wrapCode } from '../lines/wrap.js';
import type { DiffLine } from './file-diff.js';

const signs: Readonly<Record<DiffLine['kind'], readonly [string, Tone]>> = {
  same: ['  ', 'plain'],
  added: ['+ ', 'good'],
  removed: ['- ', 'bad'],
  gap: ['  ', 'faint'],
};

/** Lines of two texts, each with a sign of where it stands. */
export const diffRows = (lines: readonly DiffLine[], width: number, { glyphs }: Look): readonly Line[] =>
  lines.flatMap(({ kind, text }) => {
    const [sign, tone] = signs[kind];
    const shown = kind === 'gap' ? glyphs.rule.repeat(8) : text.replaceAll('\t', '    ');
    return wrapCode([span(sign + shown, tone)], width, glyphs.continued);
  });
