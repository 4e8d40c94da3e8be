import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../src/output/line-reader.js';
import { plainText } from '../../src/output/plain-text.js';
import { unstyled, withSgr } from '../../src/output/style.js';
import { styledLine } from '../../src/output/styled-line.js';

const esc = '\u001b';

describe('a coloured line', () => {
  it.each([
    [
      `${esc}[1;31mred${esc}[0m plain`,
      [
        ['red', { bold: true, color: 'red' }],
        [' plain', {}],
      ],
    ],
    [`${esc}[92mok${esc}[m`, [['ok', { color: 'greenBright' }]]],
    [
      `${esc}[38;5;208ma${esc}[48;2;1;2;3mb`,
      [
        ['a', { color: 'ansi256(208)' }],
        ['b', { color: 'ansi256(208)', background: '#010203' }],
      ],
    ],
    [`${esc}[38:2::255:135:0ma`, [['a', { color: '#ff8700' }]]],
    [
      `\u009b4mu\u009b24;7mi`,
      [
        ['u', { underline: true }],
        ['i', { inverse: true }],
      ],
    ],
    [
      `${esc}[31m集群${esc}[2J${esc}[39m好`,
      [
        ['集群', { color: 'red' }],
        ['好', {}],
      ],
    ],
    [`${esc}[38;5;999;1ma`, [['a', { bold: true }]]],
  ])('%j is cut into its colours', (raw, spans) => {
    expect(styledLine(raw, unstyled).spans).toEqual(spans.map(([text, style]) => ({ text, style })));
  });

  it('without colour has no pieces', () => {
    expect(styledLine(`a${esc}[2Kb${esc}[0m`, unstyled)).toEqual({ text: 'ab', after: {} });
  });

  it('goes on in the line after it', () => {
    expect(createLineReader().push(`${esc}[33mone\ntwo${esc}[0m\nthree\n`)).toEqual([
      { text: 'one', spans: [{ text: 'one', style: { color: 'yellow' } }] },
      { text: 'two', spans: [{ text: 'two', style: { color: 'yellow' } }] },
      { text: 'three' },
    ]);
  });

  it('says exactly what the plain line says, and nothing that a terminal would act on', () => {
    const nasty = fc.constantFrom(
      ...[
        esc,
        '[',
        ']',
        '\u009b',
        '\u009d',
        '\u0007',
        '\\',
        ';',
        ':',
        '0',
        '31',
        '38',
        '5',
        'm',
        'J',
        'P',
        '8;;http://x',
      ],
      ...['\u202e', '\u2066', '\r', '\b', `${esc}[31m`, `${esc}[0m`, `${esc}]52;c;eA==\u0007`, '集群'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 30 }), (parts) => {
        const raw = parts.join('');
        const { text, spans } = styledLine(raw, withSgr(unstyled, '1'));
        expect(text).toBe(plainText(raw));
        if (spans) expect(spans.map((span) => span.text).join('')).toBe(text);
        expect(JSON.stringify(spans ?? [])).not.toMatch(/\\u00(0|1|7f|8|9)|[\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  }, 60_000);

  it('is the same wherever the network cuts it', () => {
    const raw = `${esc}[1;32m集群 ready${esc}[0m – ${esc}]0;title\u0007👍\n${esc}[31mdown\n`;
    const whole = createLineReader().push(raw);
    fc.assert(
      fc.property(fc.array(fc.nat(raw.length)), (cuts) => {
        const reader = createLineReader();
        const at = [0, ...cuts.toSorted((a, b) => a - b), raw.length];
        const pieces = at.slice(1).map((end, i) => raw.slice(at[i], end));
        expect(pieces.flatMap((piece) => reader.push(piece))).toEqual(whole);
      }),
    );
  });
});
