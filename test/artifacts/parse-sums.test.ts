import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/artifacts/parse-sums.js';

const [a, b] = ['a'.repeat(64), 'B'.repeat(64)];

const release = (asset: object): string =>
  JSON.stringify({ tag_name: 'v1', assets: [{ name: 'other' }, asset] });

describe('a list of checksums', () => {
  it.each([
    ['text mode', `${a}  etcd.tar.gz`, a],
    ['binary mode', `${a} *etcd.tar.gz`, a],
    ['a folder before the name', `${a}  ./release/etcd.tar.gz`, a],
    ['the tagged form', `SHA256 (etcd.tar.gz) = ${a}`, a],
    ['a checksum alone', `${a}\n`, a],
    ['upper case', `${b}  etcd.tar.gz`, b.toLowerCase()],
    ['line ends of Windows', `${b}  other\r\n${a}  etcd.tar.gz\r\n`, a],
    ["GitHub's words on a release", release({ name: 'etcd.tar.gz', digest: `sha256:${a}` }), a],
    ['remarks between', `# sums\n\n${a}  etcd.tar.gz`, a],
  ])('is read in %s', (_, list, sum) => {
    expect(sumOf(list, 'etcd.tar.gz')).toBe(sum);
  });

  it.each([
    ['another file whose name only ends the same', `${a}  my-etcd.tar.gz`],
    ['a checksum that is too short', `${a.slice(1)}  etcd.tar.gz`],
    ['a checksum of another kind', `${a}${a}  etcd.tar.gz`],
    ['a page of HTML', '<html>not found</html>'],
    ['a release that is too old for checksums', release({ name: 'etcd.tar.gz', digest: null })],
    ['a release without the file', release({ name: 'my-etcd.tar.gz', digest: `sha256:${a}` })],
    ['an answer of GitHub that is no release', '{"message":"Not Found"}'],
    ['half an answer', '{"assets":['],
    ['nothing', ''],
  ])('that holds %s says nothing of the file', (_, list) => {
    expect(sumOf(list, 'etcd.tar.gz')).toBeUndefined();
  });
});
