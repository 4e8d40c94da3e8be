import { describe, expect, it } from 'vitest';
import { runbookFiles } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { readingsOf } from '../../src/commands/readings.js';
import { readTroubles } from '../../src/doctor/read-troubles.js';
import type { RunbookFiles } from '../../src/runbook/files.js';
import { readRunbook } from '../../src/runbook/read-runbook.js';
import { readTranslation } from '../../src/runbook/translation/read-translation.js';
import type { Shelf } from '../../src/session/kept-readings.js';
import type { Checked } from '../../src/source/problem.js';
import { assets, pages } from '../support/sample-runbook.js';

const sample: RunbookFiles = { folder: 'here/sample', pages: new Map(Object.entries(pages)), assets };

const emptyShelf = (): Shelf & { readonly texts: Map<string, string> } => {
  const texts = new Map<string, string>();
  return { texts, find: (key) => texts.get(key), put: (key, text) => void texts.set(key, text) };
};

/** Reads, and says how often the reader itself had to. */
const counted = async (
  files: RunbookFiles,
  shelf: Shelf,
  read: (files: RunbookFiles) => Checked<unknown> = readRunbook,
  build = 'ABCDEFGH',
): Promise<{ readonly result: Checked<unknown>; readonly times: number }> => {
  let times = 0;
  const result = (
    await readingsOf(files, { shelf, build })('runbook', () =>
      Promise.resolve((from: RunbookFiles) => {
        times += 1;
        return read(from);
      }),
    )
  )();
  return { result, times };
};

const changed = (path: string, change: (text: string) => string): RunbookFiles => ({
  ...sample,
  pages: new Map([...sample.pages].map(([each, text]) => [each, each === path ? change(text) : text])),
});

describe('a runbook', () => {
  it.each([
    ['the runbook', readRunbook],
    ['the troubles', ({ folder, pages: texts }: RunbookFiles) => readTroubles(folder, texts)],
    [
      'the Chinese',
      ({ folder, pages: texts }: RunbookFiles) => ({
        ok: true as const,
        value: readTranslation(folder, 'zh', texts).translation,
      }),
    ],
  ])('is read once, and %s is the same when it is opened again', async (_, read) => {
    const files = await runbookFiles(groundFloor);
    const shelf = emptyShelf();
    const first = await counted(files, shelf, read);
    const second = await counted(files, shelf, read);
    expect([first.times, second.times]).toEqual([1, 0]);
    expect(first.result).toEqual(read(files));
    expect(second.result).toEqual(first.result);
  });

  it('that lies in another folder now says so at every place', async () => {
    const shelf = emptyShelf();
    await counted(sample, shelf);
    const moved = { ...sample, folder: '/srv/"odd" \\ folder/sample' };
    const { result, times } = await counted(moved, shelf);
    expect(times).toBe(0);
    expect(result).toEqual(readRunbook(moved));
  });

  it.each([
    ['a page', changed('first.md', (text) => text.replace('Prose', 'Verse'))],
    ['the name of a page', { ...sample, pages: new Map([...sample.pages, ['more.md', '']]) }],
    ['a template', { ...sample, assets: new Map([...sample.assets, ['sample/more.txt', '']]) }],
  ])('is read again when %s has changed', async (_, other) => {
    const shelf = emptyShelf();
    await counted(sample, shelf);
    const { result, times } = await counted(other, shelf);
    expect(times).toBe(1);
    expect(result).toEqual(readRunbook(other));
  });

  it('is read again by another build of the program', async () => {
    const shelf = emptyShelf();
    await counted(sample, shelf);
    expect((await counted(sample, shelf, readRunbook, 'HGFEDCBA')).times).toBe(1);
  });

  it('with a problem tells it with its place every time, and is not kept', async () => {
    const shelf = emptyShelf();
    const broken = changed('first.md', (text) => text.replace('{#make-folder}', '{#Make Folder}'));
    for (let opened = 0; opened < 2; opened += 1) {
      const { result, times } = await counted(broken, shelf);
      expect(times).toBe(1);
      expect(result).toEqual(readRunbook(broken));
      expect(result.ok).toBe(false);
    }
    expect(shelf.texts.size).toBe(0);
  });

  it('is only loaded a reader for when there is something to read', async () => {
    const shelf = emptyShelf();
    await counted(sample, shelf);
    const load = () => Promise.reject(new Error('nobody is needed'));
    await expect(readingsOf(sample, { shelf, build: 'ABCDEFGH' })('runbook', load)).resolves.toBeTypeOf(
      'function',
    );
  });
});
