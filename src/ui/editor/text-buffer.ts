import type { Key } from '../keys/key.js';
import { clusters } from '../../source/columns.js';

/**
 * Text being typed: one line or many. A buffer of our own because @inkjs/ui's TextInput inserts the letter of a
 * control key and counts its cursor in UTF-16 units, and because an editor of several lines is needed anyway.
 */
export interface TextBuffer {
  readonly lines: readonly string[];
  readonly row: number;
  /** In characters as a person sees them. */
  readonly column: number;
  readonly manyLines: boolean;
}

export const bufferOf = (text: string, manyLines = false): TextBuffer => {
  const lines = manyLines ? text.replace(/\n$/, '').split('\n') : [text];
  return manyLines
    ? { lines, row: 0, column: 0, manyLines }
    : { lines, row: 0, column: clusters(text).length, manyLines };
};

export const bufferText = (buffer: TextBuffer): string => buffer.lines.join('\n');

const rowText = (buffer: TextBuffer, row: number): string => buffer.lines[row] ?? '';

const withRow = (buffer: TextBuffer, row: number, ...texts: readonly string[]): TextBuffer => ({
  ...buffer,
  lines: [...buffer.lines.slice(0, row), ...texts, ...buffer.lines.slice(row + 1)],
});

const halves = (buffer: TextBuffer): readonly [string, string] => {
  const all = clusters(rowText(buffer, buffer.row));
  return [all.slice(0, buffer.column).join(''), all.slice(buffer.column).join('')];
};

const insert = (buffer: TextBuffer, text: string): TextBuffer => {
  const [before, after] = halves(buffer);
  const flat = text.length > 1 ? text.replace(/\s+/g, ' ').trim() : text;
  const parts = (buffer.manyLines ? text : flat).split('\n');
  const last = parts.at(-1) ?? '';
  const only = parts.length === 1;
  const texts = parts.map(
    (part, i) => `${i === 0 ? before : ''}${part}${i === parts.length - 1 ? after : ''}`,
  );
  return {
    ...withRow(buffer, buffer.row, ...texts),
    row: buffer.row + parts.length - 1,
    column: clusters((only ? before : '') + last).length,
  };
};

const erase = (buffer: TextBuffer): TextBuffer => {
  const [before, after] = halves(buffer);
  if (buffer.column > 0) {
    const kept = clusters(before).slice(0, -1).join('');
    return { ...withRow(buffer, buffer.row, kept + after), column: buffer.column - 1 };
  }
  if (buffer.row === 0) return buffer;
  const above = rowText(buffer, buffer.row - 1);
  const joined = withRow(withRow(buffer, buffer.row), buffer.row - 1, above + after);
  return { ...joined, row: buffer.row - 1, column: clusters(above).length };
};

const eraseWord = (buffer: TextBuffer): TextBuffer => {
  const [before, after] = halves(buffer);
  const kept = before.replace(/\S*\s*$/, '');
  return { ...withRow(buffer, buffer.row, kept + after), column: clusters(kept).length };
};

const moveTo = (buffer: TextBuffer, row: number, column: number): TextBuffer => {
  const held = Math.max(0, Math.min(row, buffer.lines.length - 1));
  const length = clusters(rowText(buffer, held)).length;
  return { ...buffer, row: held, column: Math.max(0, Math.min(column, length)) };
};

const moveSideways = (buffer: TextBuffer, by: -1 | 1): TextBuffer => {
  const column = buffer.column + by;
  const length = clusters(rowText(buffer, buffer.row)).length;
  if (column < 0 && buffer.row > 0) return moveTo(buffer, buffer.row - 1, Number.MAX_SAFE_INTEGER);
  if (column > length && buffer.row < buffer.lines.length - 1) return moveTo(buffer, buffer.row + 1, 0);
  return moveTo(buffer, buffer.row, column);
};

const edits: Readonly<Record<string, (buffer: TextBuffer) => TextBuffer>> = {
  left: (buffer) => moveSideways(buffer, -1),
  right: (buffer) => moveSideways(buffer, 1),
  up: (buffer) => moveTo(buffer, buffer.row - 1, buffer.column),
  down: (buffer) => moveTo(buffer, buffer.row + 1, buffer.column),
  'page-up': (buffer) => moveTo(buffer, buffer.row - 10, buffer.column),
  'page-down': (buffer) => moveTo(buffer, buffer.row + 10, buffer.column),
  home: (buffer) => moveTo(buffer, buffer.row, 0),
  'ctrl-a': (buffer) => moveTo(buffer, buffer.row, 0),
  end: (buffer) => moveTo(buffer, buffer.row, Number.MAX_SAFE_INTEGER),
  'ctrl-e': (buffer) => moveTo(buffer, buffer.row, Number.MAX_SAFE_INTEGER),
  backspace: erase,
  'ctrl-u': (buffer) => ({ ...withRow(buffer, buffer.row, halves(buffer)[1]), column: 0 }),
  'ctrl-k': (buffer) => withRow(buffer, buffer.row, halves(buffer)[0]),
  'ctrl-w': eraseWord,
  enter: (buffer) => (buffer.manyLines ? insert(buffer, '\n') : buffer),
  tab: (buffer) => (buffer.manyLines ? insert(buffer, '  ') : buffer),
};

/** What a key does to text; keys that mean nothing here leave it as it is. */
export const typeInto = (buffer: TextBuffer, key: Key): TextBuffer =>
  key.kind === 'text' ? insert(buffer, key.text) : (edits[key.name]?.(buffer) ?? buffer);
