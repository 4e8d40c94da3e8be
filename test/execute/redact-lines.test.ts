import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLineRedactor } from '../../src/execute/redact-lines.js';
import { secretForms } from '../../src/execute/secret-forms.js';

const redactor = (...values: readonly string[]) => createLineRedactor(() => secretForms(values));
const redactAll = (lines: readonly string[], ...values: readonly string[]): readonly string[] =>
  lines.map(redactor(...values));

const secret = 'correct horse battery staple and a few words more, so that three lines are not enough';

it.each(['base64', 'base64 -w 20', 'openssl base64', 'base64 | sed "s/^/  /"'])(
  'a secret is not shown by %s, which breaks it over lines',
  (command) => {
    const printed = execFileSync('bash', ['-c', command], { input: `user:${secret}\n`, encoding: 'utf8' });
    const lines = printed.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    const shown = redactAll(lines, secret);
    const letters = shown.join('').replaceAll('[secret]', '').replaceAll(' ', '');
    expect(Buffer.from(letters, 'base64').toString()).not.toMatch(/correct|staple|lines|enough/);
    expect(letters.length).toBeLessThan(Buffer.from('user:').toString('base64').length + 8);
  },
);

it('of a secret in base64 only three letters can stay, and what it shares with its neighbours, however it is broken', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(
      fc.string({ minLength: 9, maxLength: 90 }),
      text,
      text,
      fc.integer({ min: 1, max: 80 }),
      fc.constantFrom('', '  ', '\t'),
      (value, before, after, width, indent) => {
        fc.pre(!`${before}${after}`.includes(value));
        const code = Buffer.from(before + value + after).toString('base64');
        const lines = code.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? [];
        const shown = redactAll(
          lines.map((line) => indent + line),
          value,
        ).join('');
        const left = shown.replaceAll('[secret]', '').replaceAll(indent === '' ? /(?!)/g : indent, '');
        const others = Math.ceil((Buffer.from(before + after).length * 8) / 6);
        expect(shown).toContain('[secret]');
        expect(left.length).toBeLessThanOrEqual(others + 3 + 8);
      },
    ),
  );
});

it('a line is left alone that ends as no secret begins, and what follows a broken one is shown', () => {
  const code = Buffer.from(secret).toString('base64');
  const lines = ['first', code.slice(0, 60), code.slice(60), 'last'];
  expect(redactAll(lines, secret)).toEqual(['first', '[secret]', '[secret]', 'last']);
  expect(redactAll(['no', 'one'], 'noone')).toEqual(['no', 'one']);
});

it('two secrets that overlap are both hidden', () => {
  expect(redactAll(['abcdefgh!'], 'abcdef', 'defgh')).toEqual(['[secret]!']);
});

it('each stream is a text of its own', () => {
  const code = Buffer.from(secret).toString('base64');
  const [out, err] = [redactor(secret), redactor(secret)];
  expect([out(code.slice(0, 60)), err('between'), out(code.slice(60))]).toEqual([
    '[secret]',
    'between',
    '[secret]',
  ]);
});
