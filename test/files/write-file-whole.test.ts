import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errnoOf } from '../../src/files/errno.js';
import { sha256OfFile } from '../../src/files/sha256-of-file.js';
import { writeFileWhole } from '../../src/files/write-file-whole.js';
import { temporaryFolder } from './temporary-folder.js';

it('replaces a file and its mode and leaves nothing beside it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'key');
  await writeFile(path, 'old', { mode: 0o644 });
  await writeFileWhole(path, 'new', 0o600);
  expect(await readFile(path, 'utf8')).toBe('new');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['key']);
});

it('leaves the old one and nothing beside it when it cannot', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'taken');
  await mkdir(path);
  const error: unknown = await writeFileWhole(path, 'new', 0o600).catch((caught: unknown) => caught);
  expect(errnoOf(error)).toBe('EISDIR');
  expect(await readdir(folder)).toEqual(['taken']);
});

it('has the checksum that sha256sum would print', async () => {
  const path = join(await temporaryFolder(), 'abc');
  await writeFileWhole(path, 'abc', 0o644);
  expect(await sha256OfFile(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
