import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keptReadings, type Shelf } from '../../src/session/kept-readings.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const text = 'What was read of a page,\nin two lines.\n';

let folder = '';
let kept = '';
beforeEach(async () => {
  folder = await temporaryFolder();
  kept = join(folder, 'cache', 'readings');
});

const shelf = (room?: number): Shelf => keptReadings(join(folder, 'shipped'), kept, room);

describe('what was read', () => {
  it('is found again as it was put there', () => {
    shelf().put('one', text);
    expect(shelf().find('one')).toBe(text);
  });

  it('is found among what came with the program too', async () => {
    keptReadings('', join(folder, 'shipped')).put('one', text);
    expect(shelf().find('one')).toBe(text);
    await expect(readdir(kept)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['has one letter changed', (file: string) => file.replace('a page', 'a cage')],
    ['is cut off', (file: string) => file.slice(0, -20)],
    ['is empty', () => ''],
    ['has another sum', () => 'x\ny'],
  ])('and %s is not there, until it is put there again', async (_, damage) => {
    shelf().put('one', text);
    const file = join(kept, 'one');
    await writeFile(file, damage(await readFile(file, 'utf8')));
    expect(shelf().find('one')).toBeUndefined();
    shelf().put('one', text);
    expect(shelf().find('one')).toBe(text);
  });

  it('goes when there is no room for it and others are newer', async () => {
    const size = text.length + 65;
    for (const [age, key] of ['one', 'two', 'three'].entries()) {
      shelf().put(key, text);
      await utimes(join(kept, key), 1000 + age, 1000 + age);
    }
    shelf(size * 2).put('four', text);
    expect((await readdir(kept)).toSorted()).toEqual(['four', 'three', 'two']);
  });

  it('is not missed where nothing can be written', async () => {
    await mkdir(join(folder, 'cache'));
    await writeFile(kept, 'a file where the folder should be');
    shelf().put('one', text);
    expect(shelf().find('one')).toBeUndefined();
  });

  it('is for the eyes of its owner alone', async () => {
    shelf().put('one', text);
    expect((await stat(join(kept, 'one'))).mode & 0o777).toBe(0o600);
  });
});
