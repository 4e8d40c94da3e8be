import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../src/output/line-reader.js';

const read = (pieces: readonly string[]): readonly string[] => {
  const reader = createLineReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.flush()].map(({ text }) => text);
};

describe('the line reader', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['whole lines', ['a\nb\n'], ['a', 'b']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
    ['a last line without an end', ['a\nb'], ['a', 'b']],
    ['a line in pieces', ['he', 'll', 'o\n'], ['hello']],
    ['lines of a DOS program', ['a\r\nb\r\n'], ['a', 'b']],
    ['a DOS line end that is cut in two', ['a\r', '\nb'], ['a', 'b']],
    ['several carriage returns before a line end', ['a\r\r\n'], ['a']],
    ['a progress bar', ['10%\r 50%\r100%\n'], ['100%']],
    ['a progress bar in pieces', ['10%', '\r', ' 50', '%\r10', '0%\r', '\n'], ['100%']],
    ['a progress bar that is not ended', ['10%\r100%\r'], ['100%']],
    ['a bar that is wiped at the end', ['50%\r\u001b[K\n'], ['']],
    ['a colour that is cut in two', ['\u001b[3', '1mred\u001b[0m\n'], ['red']],
    ['a tab', ['a\tb\n'], ['a    b']],
    ['nothing', [''], []],
  ])('reads %s', (_what, pieces, lines) => {
    expect(read(pieces)).toEqual(lines);
  });

  it('cuts what has no line ends, without losing any of it', () => {
    const lines = read(['x'.repeat(10_000), '\ny\n']);
    expect(lines.map(({ length }) => length)).toEqual([4096, 4096, 1808, 1]);
  });

  it('keeps a bar that goes on for ever as one line', () => {
    const reader = createLineReader();
    for (let i = 0; i < 5000; i++) expect(reader.push(`\r${String(i)}%`)).toEqual([]);
    expect(reader.flush()).toEqual([{ text: '4999%' }]);
  });

  it('never parts the halves of a character', () => {
    const lines = read([`${'x'.repeat(4095)}😀${'y'.repeat(10)}\n`]);
    expect(lines).toEqual(['x'.repeat(4095), `😀${'y'.repeat(10)}`]);
  });

  it('gives the same lines wherever the text is cut', () => {
    const parts = fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\t',
        '\u001b[31m',
        '\u001b]0;title\u0007',
        '😀',
        '中',
        'x'.repeat(1500),
      ),
      fc.string(),
    );
    const cutText = fc
      .array(parts, { maxLength: 30 })
      .map((all) => all.join(''))
      .chain((text) =>
        fc.tuple(
          fc.constant(text),
          fc.array(fc.nat({ max: text.length }), { maxLength: 12 }).map((cuts) => cuts.sort((a, b) => a - b)),
        ),
      );
    fc.assert(
      fc.property(cutText, ([text, cuts]) => {
        const pieces = [0, ...cuts].map((from, i) => text.slice(from, cuts[i] ?? text.length));
        expect(read(pieces)).toEqual(read([text]));
      }),
    );
  });
});
