import type { Key as InkKey } from 'ink';
import { describe, expect, it } from 'vitest';
import { actionFor, keyMap, type KeyMode } from '../../../src/ui/keys/key-map.js';
import { keyName, toKeys } from '../../../src/ui/keys/key.js';
import { readInput } from '../../../src/ui/keys/paste.js';
import { isOpenPaste, isOpenSequence, splitKeys } from '../../../src/ui/terminal/split-keys.js';

const plain: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};
const names = (input: string, key: Partial<InkKey> = {}): readonly string[] =>
  toKeys(input, { ...plain, ...key }).map(keyName);

describe('keys', () => {
  it('are one each, however many arrive in one chunk', () => {
    expect(names('jjk')).toEqual(['j', 'j', 'k']);
    expect(names('abc\rdef')).toEqual(['a', 'b', 'c', 'enter', 'd', 'e', 'f']);
  });

  it('call 0x7f Backspace, which Ink calls Delete', () => {
    expect(names('', { delete: true })).toEqual(['backspace']);
    expect(names('ab\u007F')).toEqual(['a', 'b', 'backspace']);
  });

  it('take Escape for Escape although Ink also says meta', () => {
    expect(names('', { escape: true, meta: true })).toEqual(['escape']);
  });

  it('leave out Alt and sequences that mean nothing here', () => {
    expect(names('x', { meta: true })).toEqual([]);
    expect(names('[<0;10;5M')).toEqual([]);
  });

  it('take the wheel in both directions, and no button', () => {
    expect(names('[<64;10;5M')).toEqual(['wheel-up']);
    expect(names('[<65;120;33M')).toEqual(['wheel-down']);
  });

  it('take full-width forms of an input method for what they stand for', () => {
    expect(names('？')).toEqual(['?']);
  });

  it('join the three inputs of a marked paste into one text', () => {
    const begun = readInput(undefined, '[200~', plain);
    const going = readInput(begun.paste, 'one\rtwo', plain);
    expect(readInput(going.paste, '[201~', plain)).toEqual({
      paste: undefined,
      keys: [{ kind: 'text', text: 'one\ntwo', pasted: true }],
    });
  });

  it('do nothing by being pasted', () => {
    expect(actionFor('page', { kind: 'text', text: 'q', pasted: true })).toBeUndefined();
  });
});

describe('splitting what a terminal sends', () => {
  it('makes one piece per key and one per paste', () => {
    expect(splitKeys('j\u001B[B\u001BOAx中\u001B[200~a\u001B[Bb\u001B[201~q')).toEqual([
      'j',
      '\u001B[B',
      '\u001BOA',
      'x',
      '中',
      '\u001B[200~a\u001B[Bb\u001B[201~',
      'q',
    ]);
  });

  it('knows what may go on in the next chunk', () => {
    expect(['\u001B', '\u001B[', '\u001B[1;', '\u001BO'].map(isOpenSequence)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['\u001B[A', 'a', '\u001B[200~'].map(isOpenSequence)).toEqual([false, false, false]);
    expect(isOpenPaste('\u001B[200~abc')).toBe(true);
    expect(isOpenPaste('\u001B[200~abc\u001B[201~')).toBe(false);
  });
});

describe('the key map', () => {
  const modes = Object.keys(keyMap) as KeyMode[];

  it.each(modes)('gives no key two meanings in %s', (mode) => {
    const all = keyMap[mode].flatMap(({ keys }) => keys);
    expect(all).toEqual([...new Set(all)]);
  });

  it.each(modes)('uses no key that terminals keep for themselves in %s', (mode) => {
    const all = keyMap[mode].flatMap(({ keys }) => keys);
    expect(all.filter((key) => ['ctrl-s', 'ctrl-q', 'ctrl-z'].includes(key))).toEqual([]);
  });
});
