import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shown, toScript, toShell } from '../../src/plan/script.js';

const sh = (code: string, variables: Readonly<Record<string, string>>): string =>
  execFileSync('sh', ['-s'], { input: toShell({ code, variables }), encoding: 'utf8' });

describe('a script', () => {
  it.each([
    "it's",
    '"double"',
    'two\nlines\n',
    '$HOME ${HOME} $(echo no) `echo no`',
    "'; echo no; '",
    '\\',
    '-n',
    '* ? [a] ~',
    '',
    '日本語',
  ])('hands %j to a real shell as it is', (value) => {
    expect(sh('printf %s "$V"', { V: value })).toBe(value);
  });

  it('hands any values over as they are', () => {
    const value = fc
      .string({ unit: 'binary' })
      .filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const variables = Object.fromEntries(values.map((each, i) => [`V${String(i)}`, each]));
        const code = Object.keys(variables).map((name) => `printf '%s\\0' "$${name}"`);
        expect(sh(code.join('\n'), variables).split('\0').slice(0, -1)).toEqual(values);
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  it('stops at the first error and at a name without a value', () => {
    expect(() => sh('false; echo on', {})).toThrow();
    expect(() => sh('echo "$NOBODY"', {})).toThrow();
  });

  it('carries the values that its block reads and no others', () => {
    const values = { A: '1', B: '2', C: '3' };
    expect(toScript('echo "$A" \'$B\' ${#C}', values).variables).toEqual({ A: '1', C: '3' });
  });

  it('is shown with its values where the shell would put them, and nowhere else', () => {
    const variables = { A: 'x y', B: '$A' };
    expect(shown({ code: 'echo $A "${A}" \'$A\' \\$A $B ${A:-z} $Ab $C', variables })).toBe(
      'echo x y "x y" \'$A\' \\$A $A ${A:-z} $Ab $C',
    );
  });
});
