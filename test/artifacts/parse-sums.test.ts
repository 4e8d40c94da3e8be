import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/artifacts/parse-sums.js';

const [a, b] = ['a'.repeat(64), 'B'.repeat(64)];

describe('a list of checksums', () => {
  it.each([
    ['text mode', `${a}  etcd.tar.gz`, a],
    ['binary mode', `${a} *etcd.tar.gz`, a],
    ['a folder before the name', `${a}  ./release/etcd.tar.gz`, a],
    ['the tagged form', `SHA256 (etcd.tar.gz) = ${a}`, a],
    ['a checksum alone', `${a}\n`, a],
    ['upper case', `${b}  etcd.tar.gz`, b.toLowerCase()],
    ['line ends of Windows', `${b}  other\r\n${a}  etcd.tar.gz\r\n`, a],
    ['remarks between', `# sums\n\n${a}  etcd.tar.gz`, a],
  ])('is read in %s', (_, list, sum) => {
    expect(sumOf(list, 'etcd.tar.gz')).toBe(sum);
  });

  it.each([
    ['another file whose name only ends the same', `${a}  my-etcd.tar.gz`],
    ['a checksum that is too short', `${a.slice(1)}  etcd.tar.gz`],
    ['a checksum of another kind', `${a}${a}  etcd.tar.gz`],
    ['a page of HTML', '<html>not found</html>'],
    ['nothing', ''],
  ])('that holds %s says nothing of the file', (_, list) => {
    expect(sumOf(list, 'etcd.tar.gz')).toBeUndefined();
  });
});
