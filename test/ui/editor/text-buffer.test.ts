import { describe, expect, it } from 'vitest';
import { bufferOf, bufferText, typeInto, type TextBuffer } from '../../../src/ui/editor/text-buffer.js';
import { fieldLine } from '../../../src/ui/editor/field-line.js';
import type { Key, NamedKey } from '../../../src/ui/keys/key.js';
import { lineText, lineWidth } from '../../../src/ui/lines/line.js';

const typed = (buffer: TextBuffer, ...keys: readonly (NamedKey | { readonly text: string })[]): TextBuffer =>
  keys
    .map((one): Key =>
      typeof one === 'string'
        ? { kind: 'named', name: one }
        : { kind: 'text', text: one.text, pasted: false },
    )
    .reduce(typeInto, buffer);

describe('a field of text', () => {
  it('inserts where the cursor is', () => {
    expect(bufferText(typed(bufferOf('ac'), 'left', { text: 'b' }))).toBe('abc');
  });

  it('erases whole characters as a person sees them', () => {
    expect(bufferText(typed(bufferOf('e\u0301中'), 'backspace'))).toBe('e\u0301');
    expect(bufferText(typed(bufferOf('e\u0301'), 'backspace'))).toBe('');
  });

  it('erases a word, what is before the cursor, and what is after it', () => {
    expect(bufferText(typed(bufferOf('one two'), 'ctrl-w'))).toBe('one ');
    expect(bufferText(typed(bufferOf('one two'), 'left', 'ctrl-u'))).toBe('o');
    expect(bufferText(typed(bufferOf('one two'), 'home', 'ctrl-k'))).toBe('');
  });

  it('inserts no letter for a control key', () => {
    expect(bufferText(typed(bufferOf('a'), 'ctrl-b', 'ctrl-g', 'escape', 'enter'))).toBe('a');
  });

  it('flattens a paste of several lines', () => {
    expect(bufferText(typed(bufferOf(''), { text: '/etc/a\n' }))).toBe('/etc/a');
  });

  it('keeps the cursor in view in a narrow place', () => {
    const long = bufferOf('0123456789');
    expect(lineText(fieldLine(long, 0, 5, { focused: true }))).toBe('6789 ');
    expect(lineWidth(fieldLine(typed(long, 'home'), 0, 5, { focused: true }))).toBe(5);
    expect(lineText(fieldLine(bufferOf('中文中文'), 0, 5, { focused: true }))).toBe('中文 ');
  });
});

describe('an editor of several lines', () => {
  it('breaks and joins lines', () => {
    const buffer = bufferOf('swapoff -a\nsync\n', true);
    const broken = typed(buffer, 'right', 'enter');
    expect(broken.lines).toEqual(['s', 'wapoff -a', 'sync']);
    expect(typed(broken, 'backspace').lines).toEqual(['swapoff -a', 'sync']);
  });

  it('moves over the ends of lines', () => {
    const buffer = bufferOf('ab\ncd', true);
    expect(typed(buffer, 'end', 'right', { text: 'x' }).lines).toEqual(['ab', 'xcd']);
    expect(typed(buffer, 'down', 'left', { text: 'x' }).lines).toEqual(['abx', 'cd']);
  });

  it('takes a paste of several lines as it is, tabs included', () => {
    expect(typed(bufferOf('end', true), { text: 'a\n\tb\n' }).lines).toEqual(['a', '\tb', 'end']);
  });

  it('gives back what it was given when nothing is typed', () => {
    expect(bufferText(bufferOf('a\n\tb\n', true))).toBe('a\n\tb');
  });
});
