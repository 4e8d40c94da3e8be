import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createLineRedactor } from '../../src/execute/redact-lines.js';
import { secretForms } from '../../src/execute/secret-forms.js';

const secret = `p1 "it's" $HOME/<&>\\ü+?~*x`;

const redact = (text: string, value = secret): string => createLineRedactor(() => secretForms([value]))(text);

const printed = (script: string): string =>
  execFileSync('bash', ['-c', script, 'bash', secret], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  }).trimEnd();

describe('a secret is found', () => {
  it.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in an address', new URL(`https://a/?token=${encodeURIComponent(secret)}`).href],
    ['in a form', new URLSearchParams({ token: secret }).toString()],
  ])('%s', (_, text) => {
    expect(redact(text)).toContain('[secret]');
    expect(redact(text)).not.toMatch(/p1|HOME/);
  });

  it.each([
    ['as bash quotes it', 'printf %q "$1"'],
    ['as bash shows what it runs', '{ set -x; : "$1"; } 2>&1'],
    ['in base64', 'printf %s "$1" | base64 -w 0'],
    ['in base64 with its line end', 'echo "$1" | base64 -w 0'],
  ])('%s', (_, script) => {
    const text = printed(script);
    expect(redact(text)).toContain('[secret]');
    expect(redact(text)).not.toMatch(/p1|HOME/);
  });

  it.each(['', 'a', 'ab', 'abc', 'user:'])('in base64 after "%s", whatever follows', (before) => {
    for (const after of ['', 'x', 'yz', 'xyz']) {
      const text = Buffer.from(`${before}${secret}${after}`).toString('base64');
      const clean = redact(text);
      expect(clean).toContain('[secret]');
      const left = clean.replace('[secret]', '');
      expect(left.length).toBeLessThanOrEqual(Buffer.from(before + after).toString('base64').length + 8);
    }
  });

  it('in base64 that may stand in an address', () => {
    expect(redact(Buffer.from(`user:${secret}`).toString('base64url'))).toContain('[secret]');
  });
});

it('a short secret is not looked for in base64, where it would be found by chance', () => {
  expect(secretForms(['no'])).toEqual({ whole: ['no'], breakable: [] });
  expect(redact('bm8=', 'no')).toBe('bm8=');
});
