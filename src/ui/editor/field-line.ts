import stringWidth from 'string-width';
import { clusters } from '../../source/columns.js';
import { span, type Line } from '../lines/line.js';
import type { TextBuffer } from './text-buffer.js';

/** One row of a buffer with its cursor, moved sideways so that the cursor is always on the screen. */
export const fieldLine = (
  buffer: TextBuffer,
  row: number,
  width: number,
  options: { readonly focused: boolean; readonly mask?: string },
): Line => {
  const all = clusters(buffer.lines[row] ?? '').map((one) => options.mask ?? (one === '\t' ? '  ' : one));
  const cursor = options.focused && row === buffer.row ? buffer.column : undefined;
  let from = 0;
  const widthTo = (end: number): number => stringWidth(all.slice(from, end).join(''));
  while (cursor !== undefined && from < cursor && widthTo(cursor + 1) + 1 > width) from += 1;
  let until = all.length;
  while (until > from && widthTo(until) > width) until -= 1;
  if (cursor === undefined) return [span(all.slice(from, until).join(''))];
  return [
    span(all.slice(from, cursor).join('')),
    span(cursor < until ? (all[cursor] ?? ' ') : ' ', 'cursor'),
    span(all.slice(cursor + 1, until).join('')),
  ].filter(({ text }) => text !== '');
};
