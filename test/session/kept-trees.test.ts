import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { groundFloor } from '../../src/commands/package-folder.js';
import { parseMarkdown } from '../../src/runbook/markdown.js';
import { setTreeShelf, type TreeShelf } from '../../src/runbook/tree-shelf.js';
import { keptTrees } from '../../src/session/kept-trees.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const tree = parseMarkdown('# One\n\nA page.\n');
const nothing: TreeShelf = { find: () => undefined, put: () => undefined };

let folder = '';
let kept = '';
beforeEach(async () => {
  folder = await temporaryFolder();
  kept = join(folder, 'cache', 'trees');
});

const shelf = (room?: number): TreeShelf => keptTrees(join(folder, 'shipped'), kept, room);

/** What is parsed while a page is read, and the tree that came of it. */
const readPage = (text: string): { readonly parsed: number; readonly root: unknown } => {
  let parsed = 0;
  const { find, put } = shelf();
  setTreeShelf({
    find,
    put(key, root) {
      parsed += 1;
      put(key, root);
    },
  });
  onTestFinished(() => {
    setTreeShelf(nothing);
  });
  return { root: parseMarkdown(text), parsed };
};

describe('a page', () => {
  it('is parsed once, and is the same when it is read again', async () => {
    for (const page of ['etcd.md', 'host-prep.md', 'glossary.md', 'zh/network.md']) {
      const text = await readFile(join(groundFloor, page), 'utf8');
      const first = readPage(text);
      const second = readPage(text);
      expect([first.parsed, second.parsed]).toEqual([1, 0]);
      expect(second.root).toStrictEqual(first.root);
    }
  });

  it('is parsed again when a letter of it has changed', async () => {
    const text = await readFile(join(groundFloor, 'etcd.md'), 'utf8');
    readPage(text);
    const changed = readPage(text.replace('etcd', 'Etcd'));
    expect(changed.parsed).toBe(1);
    expect(JSON.stringify(changed.root)).toContain('Etcd');
  });
});

describe('a kept tree', () => {
  it('is found among those that came with the program too', async () => {
    keptTrees('', join(folder, 'shipped')).put('one', tree);
    expect(shelf().find('one')).toEqual(tree);
    await expect(readdir(kept)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['has one letter changed', (text: string) => text.replace('A page.', 'A cage.')],
    ['is cut off', (text: string) => text.slice(0, -20)],
    ['is empty', () => ''],
    ['is no JSON', () => 'x\ny'],
  ])('that %s is not there, until it is put there again', async (_, damage) => {
    shelf().put('one', tree);
    const file = join(kept, 'one');
    await writeFile(file, damage(await readFile(file, 'utf8')));
    expect(shelf().find('one')).toBeUndefined();
    shelf().put('one', tree);
    expect(shelf().find('one')).toEqual(tree);
  });

  it('goes when there is no room for it and others are newer', async () => {
    const size = JSON.stringify(tree).length + 65;
    for (const [age, key] of ['one', 'two', 'three'].entries()) {
      shelf().put(key, tree);
      await utimes(join(kept, key), 1000 + age, 1000 + age);
    }
    shelf(size * 2).put('four', tree);
    expect((await readdir(kept)).toSorted()).toEqual(['four', 'three', 'two']);
  });

  it('is not missed where nothing can be written', async () => {
    await mkdir(join(folder, 'cache'));
    await writeFile(kept, 'a file where the folder should be');
    shelf().put('one', tree);
    expect(shelf().find('one')).toBeUndefined();
  });

  it('is for the eyes of its owner alone', async () => {
    shelf().put('one', tree);
    expect((await stat(join(kept, 'one'))).mode & 0o777).toBe(0o600);
  });
});
