import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quote } from '../../src/source/shell-quote.js';

it('makes one word that the shell gives back unchanged', () => {
  const texts = fc.sample(fc.string({ unit: 'grapheme' }), 200).map((text) => text.replaceAll('\0', ''));
  const nasty = ["it's", '$HOME', '`id`', '-n', '', '\n', '\\', '"', "'''", '集群', '!!', '* ?'];
  for (const words of [texts, nasty]) {
    const script = `for w in ${words.map(quote).join(' ')}; do printf '%s\\0' "$w"; done`;
    expect(execFileSync('sh', { input: script }).toString().split('\0').slice(0, -1)).toEqual(words);
  }
});
