import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../src/ui/diff/file-diff.js';

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `line ${String(at + 1)}`);

/** Twenty lines, and the same with these changed. */
const marks = (...changed: readonly number[]): string => {
  const before = numbered(20);
  const after = before.map((line, at) => (changed.includes(at + 1) ? `${line}, another` : line));
  return diffLines(`${before.join('\n')}\n`, `${after.join('\n')}\n`)
    .map(({ kind }) => ({ same: ' ', added: '+', removed: '-', gap: '~' })[kind])
    .join('');
};

describe('a difference', () => {
  it('marks where equal lines are left out, at its ends too', () => {
    expect(marks(10)).toBe('~   -+   ~');
    expect(marks(3, 17)).toBe('  -+   ~   -+   ');
  });

  it('marks nothing where it begins with the first line or ends with the last', () => {
    expect(marks(1)).toBe('-+   ~');
    expect(marks(20)).toBe('~   -+');
    expect(marks(4)).toBe('   -+   ~');
    expect(marks(17)).toBe('~   -+   ');
  });

  it('marks nothing where nothing stood before', () => {
    expect(diffLines('', 'new\n')).toEqual([{ kind: 'added', text: 'new' }]);
  });
});
