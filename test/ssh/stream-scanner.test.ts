import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamScanner } from '../../src/ssh/stream-scanner.js';

const nonce = 'feedfacecafebeef';
const token = '0123456789abcdef';

/** Everything found, with neighbouring data joined. */
const scan = (chunks: readonly Buffer[]): { stray: string; data: string; marks: readonly string[] } => {
  const scanner = new StreamScanner(nonce);
  const seen = { stray: '', data: '', marks: [] as string[] };
  for (const found of chunks.flatMap((chunk) => [...scanner.push(chunk)])) {
    if ('bytes' in found) seen[found.kind] += found.bytes.toString('latin1');
    else seen.marks.push(found.kind === 'began' ? `began ${found.token}` : `ended ${found.words}`);
  }
  return seen;
};

const cut = (bytes: Buffer, at: readonly number[]): readonly Buffer[] => {
  const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].sort(
    (one, other) => one - other,
  );
  return [...places, bytes.length].map((end, index) => bytes.subarray(places[index - 1] ?? 0, end));
};

describe('the scanner of a stream', () => {
  it('gives back what lies between the marks, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        fc.constantFrom('', '\u0001', `\u0001${token}`, `\u0001${token.slice(0, 5)}`, `\u0001${nonce} begi`),
        (payload, places, teaser) => {
          const data = Buffer.from(payload).toString('latin1') + teaser;
          const text = `motd\n\u0001${nonce} begin ${token}\n${data}\u0001${token} exited 0\nlate`;
          expect(scan(cut(Buffer.from(text, 'latin1'), places))).toEqual({
            stray: 'motd\nlate',
            data,
            marks: [`began ${token}`, 'ended exited 0'],
          });
        },
      ),
    );
  });

  it('holds nothing back that cannot be a mark', () => {
    const scanner = new StreamScanner(nonce);
    scanner.push(Buffer.from(`\u0001${nonce} begin ${token}\n`));
    expect(scanner.push(Buffer.from('Password: '))).toEqual([
      { kind: 'data', bytes: Buffer.from('Password: ') },
    ]);
  });

  it('follows one exchange after another', () => {
    const one = `\u0001${nonce} begin a\n1\u0001a code 0\n`;
    const two = `\u0001${nonce} begin b\n2\u0001b code 1\n`;
    expect(scan([Buffer.from(one + two)])).toEqual({
      stray: '',
      data: '12',
      marks: ['began a', 'ended code 0', 'began b', 'ended code 1'],
    });
  });
});
