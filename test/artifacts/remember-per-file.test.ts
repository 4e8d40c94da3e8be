import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.js';
import { rememberPerFile } from '../../src/artifacts/remember-per-file.js';

it('reads a file once for all who ask, and again when it changed', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, 'one');
  let reads = 0;
  const ask = rememberPerFile(() => Promise.resolve(++reads));
  expect(await Promise.all([ask(path), ask(path), ask(path)])).toEqual([1, 1, 1]);
  await writeFile(path, 'another length');
  expect(await ask(path)).toBe(2);
});

it('does not remember a failure', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  let broken = true;
  const ask = rememberPerFile(() => (broken ? Promise.reject(new Error('busy')) : Promise.resolve('read')));
  await expect(ask(path)).rejects.toThrow('busy');
  broken = false;
  expect(await ask(path)).toBe('read');
});
