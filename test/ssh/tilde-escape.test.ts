import { describe, expect, it } from 'vitest';
import { createTildeEscape } from '../../src/ssh/tilde-escape.js';

const press = (...keys: readonly string[]) => {
  let hungUp = 0;
  const escape = createTildeEscape(() => (hungUp += 1));
  for (const chunk of keys) escape.write(chunk);
  const passed = escape.read() as Buffer | null;
  return { hungUp, passed: passed?.toString() ?? '' };
};

describe('the way out of a host that hears nothing', () => {
  it.each([
    ['at the very beginning', ['~.']],
    ['after Enter', ['ls\r~.']],
    ['key by key', ['ls', '\r', '~', '.']],
  ])('is ~. %s', (_where, keys) => {
    expect(press(...keys).hungUp).toBe(1);
  });

  it('hides nothing else from the host', () => {
    expect(press('ls ~.\r', '~/bin/x\r', 'a~.', '中\r')).toEqual({
      hungUp: 0,
      passed: 'ls ~.\r~/bin/x\ra~.中\r',
    });
  });

  it('is a tilde when it is pressed twice', () => {
    expect(press('~~.\r')).toEqual({ hungUp: 0, passed: '~.\r' });
  });
});
