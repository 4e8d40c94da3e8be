import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/output/plain-text.js';

const esc = '\u001b';
const bel = '\u0007';

describe('plain text', () => {
  it.each([
    ['a colour', `${esc}[1;31mred${esc}[0m`, 'red'],
    ['a 24-bit colour', `${esc}[38:2::255:0:0mred`, 'red'],
    ['cursor movement', `a${esc}[2J${esc}[10;20Hb${esc}[?25l`, 'ab'],
    ['bracketed paste', `${esc}[200~rm -rf /${esc}[201~`, 'rm -rf /'],
    ['a title', `${esc}]0;you have been had${bel}a`, 'a'],
    ['a title ended the other way', `${esc}]2;title with spaces${esc}\\a`, 'a'],
    ['a link', `${esc}]8;;https://evil.example/?q=a b${esc}\\click${esc}]8;;${esc}\\`, 'click'],
    ['the clipboard', `a${esc}]52;c;cm0gLXJmIC8=${bel}b`, 'ab'],
    ['a device control string', `a${esc}P1$r0m${esc}\\b`, 'ab'],
    ['an application command', `a${esc}_Gf=100;AAAA${esc}\\b`, 'ab'],
    ['a privacy message', `a${esc}^secret${esc}\\b`, 'ab'],
    ['a sequence with 8-bit introducers', 'a\u009b31mb\u009d0;title\u009cc\u0090x\u009cd', 'abcd'],
    ['a change of character set', `${esc}(0lqqk${esc}(B`, 'lqqk'],
    ['a reset of the terminal', `a${esc}cb`, 'ab'],
    ['backspaces', 'a\b\bb', 'ab'],
    ['a bell and a NUL', 'a\u0007\u0000b', 'ab'],
    ['text turned round', 'a\u202Eb\u2066c\u200Fd\u061Ce', 'abcde'],
    ['line separators', 'a\u2028b\u2029c', 'abc'],
    ['tabs', 'a\tb', 'a    b'],
    ['wide characters', '日本語 – 中文 😀', '日本語 – 中文 😀'],
  ])('makes %s harmless', (_what, text, clean) => {
    expect(plainText(text)).toBe(clean);
  });

  it.each([
    ['a colour', `ab${esc}[3`, 'ab3'],
    ['a title', `ab${esc}]0;title`, 'ab0;title'],
    ['an escape', `ab${esc}`, 'ab'],
  ])('disarms %s that was cut off, and shows the rest', (_what, text, clean) => {
    expect(plainText(text)).toBe(clean);
  });

  it('lets nothing through that a terminal would act on', () => {
    const nasty = fc.constantFrom(
      esc,
      '[',
      ']',
      '\u009b',
      '\u009d',
      bel,
      '\\',
      ';',
      '3',
      'm',
      'P',
      '\r',
      '\n',
      '\b',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 40 }), (parts) => {
        expect(plainText(parts.join(''))).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('leaves text without controls exactly as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(text));
        expect(plainText(text)).toBe(text);
      }),
    );
  });
});
