import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUp } from './set-up.js';
import { artifact, file, sha256, someTarball } from './support.js';

describe('a file in the artifacts folder', () => {
  it('is taken when the SHA256SUMS beside it lists it, and nothing is downloaded', async () => {
    const { folder, get, inCache } = await setUp();
    const tarball = someTarball();
    await writeFile(join(folder, file), tarball);
    await writeFile(join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  other\n${sha256(tarball)}  ./${file}\n`);
    expect(await get(artifact())).toEqual({
      localPath: join(folder, file),
      sha256: sha256(tarball),
      size: tarball.length,
    });
    expect(await inCache()).toEqual([]);
  });

  it('is taken on the word of the folder even where the official checksum is another', async () => {
    const { folder, get } = await setUp();
    const rebuilt = someTarball();
    await writeFile(join(folder, file), rebuilt);
    await writeFile(join(folder, 'SHA256SUMS'), `${sha256(rebuilt)} *${file}\n`);
    expect(await get(artifact({ sha256: 'f'.repeat(64) }))).toMatchObject({ sha256: sha256(rebuilt) });
  });

  it('is taken when it is the official release', async () => {
    const { folder, get } = await setUp();
    const tarball = someTarball();
    await writeFile(join(folder, file), tarball);
    expect(await get(artifact({ sha256: sha256(tarball).toUpperCase() }))).toMatchObject({
      sha256: sha256(tarball),
    });
  });

  it('is taken when nobody knows its checksum but it is whole', async () => {
    const { folder, get } = await setUp();
    const tarball = someTarball();
    await writeFile(join(folder, file), tarball);
    expect(await get(artifact())).toMatchObject({ sha256: sha256(tarball) });
  });

  it('is refused when it is not the one its SHA256SUMS lists', async () => {
    const { folder, refused, inCache } = await setUp();
    const tarball = someTarball();
    const damaged = Buffer.from(tarball);
    damaged[1000] = (damaged[1000] ?? 0) ^ 1;
    await writeFile(join(folder, file), damaged);
    await writeFile(join(folder, 'SHA256SUMS'), `${sha256(tarball)}  ${file}\n`);
    const error = await refused(artifact());
    expect(error.message).toBe(
      `${join(folder, file)} is not the file that ${join(folder, 'SHA256SUMS')} lists: ` +
        `SHA-256 ${sha256(damaged)} instead of ${sha256(tarball)}`,
    );
    expect(error.hint).toContain(`sha256sum ${file}`);
    expect(await inCache()).toEqual([]);
  });

  it('is refused when it is neither the official release nor vouched for', async () => {
    const { folder, refused } = await setUp();
    await writeFile(join(folder, file), someTarball());
    const error = await refused(artifact({ sha256: 'f'.repeat(64) }));
    expect(error.message).toContain(`is not the official release`);
    expect(error.message).toContain(`instead of ${'f'.repeat(64)}`);
    expect(error.hint).toContain(`> ${file}.sha256`);
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, 200_000), 'it is cut short (200000 bytes)'],
    ['empty', () => Buffer.alloc(0), 'it is cut short (0 bytes)'],
    ['not gzip at all', () => Buffer.from('<html>sign in</html>'), 'its content is damaged'],
    [
      'damaged inside',
      (whole: Buffer) => {
        const damaged = Buffer.from(whole);
        damaged[150_000] = (damaged[150_000] ?? 0) ^ 1;
        return damaged;
      },
      'its content is damaged',
    ],
  ])('is refused without any checksum when it is %s', async (_, spoil, why) => {
    const { folder, refused } = await setUp();
    await writeFile(join(folder, file), spoil(someTarball()));
    const error = await refused(artifact());
    expect(error.message).toContain(`${join(folder, file)} cannot be unpacked: ${why}`);
    expect(error.hint).toContain(artifact().url);
  });

  it('is refused when it is no gzip file and nobody knows its checksum', async () => {
    const { folder, refused } = await setUp();
    await writeFile(join(folder, 'flanneld'), 'binary');
    expect((await refused(artifact({ file: 'flanneld' }))).message).toContain('nothing says which SHA-256');
  });

  it('is looked at again once it changed', async () => {
    const { folder, get } = await setUp();
    await writeFile(join(folder, file), someTarball());
    const first = await get(artifact());
    await writeFile(join(folder, file), someTarball());
    await utimes(join(folder, file), new Date(), new Date('2026-01-01'));
    expect((await get(artifact())).sha256).not.toBe(first.sha256);
  });
});
