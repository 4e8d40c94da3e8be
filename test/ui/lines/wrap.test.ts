import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fit, lineText, lineWidth, pad, span, spread } from '../../../src/ui/lines/line.js';
import { wrap, wrapCode, wrapHanging } from '../../../src/ui/lines/wrap.js';

const texts = (lines: readonly (readonly { text: string }[])[]): string[] =>
  lines.map((spans) => spans.map(({ text }) => text).join(''));

describe('wrapping', () => {
  it('breaks between words and drops the space at the end of a row', () => {
    expect(texts(wrap([span('the quick brown fox')], 10))).toEqual(['the quick', 'brown fox']);
  });

  it('keeps the tone of each piece over a break', () => {
    expect(wrap([span('run '), span('swapoff -a', 'code'), span(' now')], 11)).toEqual([
      [{ text: 'run ' }, { text: 'swapoff', tone: 'code' }],
      [{ text: '-a', tone: 'code' }, { text: ' now' }],
    ]);
  });

  it('fills rows of Chinese and lets none begin with a full stop', () => {
    const rows = texts(wrap([span('安装集群：先生成证书，再为每个节点签发证书。')], 10));
    expect(rows.every((row) => !/^[，。：]/.test(row))).toBe(true);
    expect(rows.join('')).toBe('安装集群：先生成证书，再为每个节点签发证书。');
  });

  it('keeps the slash that begins a path with the path', () => {
    expect(texts(wrap([span('a disk on /srv/swapmeet and /')], 14))).toEqual([
      'a disk on',
      '/srv/swapmeet',
      'and /',
    ]);
  });

  it('cuts a word that is wider than the row', () => {
    expect(texts(wrap([span('abcdefghij')], 4))).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('never makes a row wider than it may be, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 4, max: 40 }),
        (text, width) => {
          const clean = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
          const lines = wrap([span(clean)], width);
          expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(width);
          const squeeze = (one: string): string => one.replace(/\s+/gu, '');
          expect(squeeze(lines.map(lineText).join(''))).toBe(squeeze(clean));
        },
      ),
    );
  });

  it('marks the further rows of code, so that they are not taken for commands', () => {
    expect(texts(wrapCode([span('abcdefgh', 'code')], 5, '> '))).toEqual(['abcde', '> fgh']);
  });

  it('cuts code after a space where there is one near the edge', () => {
    const code = [span('mkdir ', 'code'), span('-p', 'marked'), span(' /opt/etcd /opt/kube', 'code')];
    expect(texts(wrapCode(code, 14, '> '))).toEqual(['mkdir -p ', '> /opt/etcd ', '> /opt/kube']);
    expect(wrapCode(code, 14, '> ')[0]).toEqual([
      { text: 'mkdir ', tone: 'code' },
      { text: '-p', tone: 'marked' },
      { text: ' ', tone: 'code' },
    ]);
  });

  it('hangs further rows under the first', () => {
    expect(texts(wrapHanging([span('one two three')], 9, [span('- ')], [span('  ')]))).toEqual([
      '- one two',
      '  three',
    ]);
  });
});

describe('a line', () => {
  it('is cut with a mark when it is too wide, also in the middle of wide characters', () => {
    expect(lineText(fit([span('abcdef')], 4))).toBe('abc…');
    expect(lineText(fit([span('中文标题')], 6))).toBe('中文…');
    expect(lineText(fit([span('abc')], 3))).toBe('abc');
  });

  it('is filled up by columns, not by characters', () => {
    expect(lineText(pad([span('中文')], 6))).toBe('中文  ');
  });

  it('has two ends, of which the left gives way', () => {
    expect(lineText(spread([span('left')], [span('right')], 12))).toBe('left   right');
    expect(lineText(spread([span('a long left side')], [span('right')], 12))).toBe('a lon… right');
  });
});
