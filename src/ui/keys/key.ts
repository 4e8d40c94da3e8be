import type { Key as InkKey } from 'ink';

export type NamedKey =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'shift-tab'
  | 'backspace'
  | 'wheel-up'
  | 'wheel-down'
  | `ctrl-${string}`;

/** One press of a key, or one paste. */
export type Key =
  | { readonly kind: 'named'; readonly name: NamedKey }
  | { readonly kind: 'text'; readonly text: string; readonly pasted: boolean };

const named = (name: NamedKey): Key => ({ kind: 'named', name });

const flags: readonly (readonly [keyof InkKey, NamedKey])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  // Terminals send 0x7f for Backspace, which Ink 6 calls Delete.
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

const controlNames: Readonly<Record<string, NamedKey>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007F': 'backspace',
  '\b': 'backspace',
};

const fromCharacter = (character: string): Key | undefined => {
  const name = controlNames[character];
  if (name !== undefined) return named(name);
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return named(`ctrl-${String.fromCodePoint(code + 0x60)}`);
  return { kind: 'text', text: character, pasted: false };
};

// Full-width forms stand where an input method for Chinese puts them.
const fullWidth: Readonly<Record<string, string>> = { '？': '?', '／': '/', '：': ':' };

/**
 * What Ink calls an input event, as keys. One event may hold several characters: a fast typist, a slow link or a
 * paste that the terminal did not mark. Every character is then a key of its own.
 */
export const toKeys = (input: string, key: InkKey): readonly Key[] => {
  const [, wheel] = /^\[<(64|65);\d+;\d+M$/.exec(input) ?? [];
  if (wheel !== undefined) return [named(wheel === '64' ? 'wheel-up' : 'wheel-down')];
  if (key.tab) return [named(key.shift ? 'shift-tab' : 'tab')];
  if (key.ctrl && input.length === 1) return [named(`ctrl-${input}`)];
  for (const [flag, name] of flags) if (key[flag] === true) return [named(name)];
  // Alt and unknown control sequences mean nothing here.
  if (key.meta || /^\[[0-9;?<]*[A-Za-z~]$/.test(input)) return [];
  return Array.from(input).flatMap((character) => {
    const one = fromCharacter(fullWidth[character] ?? character);
    return one === undefined ? [] : [one];
  });
};

const namedKeys: readonly NamedKey[] = [
  ...flags.map(([, name]) => name),
  'tab',
  'shift-tab',
  'wheel-up',
  'wheel-down',
];

/** The key of a name in the key map. */
export const keyNamed = (name: string): Key => {
  if (name === 'space') return { kind: 'text', text: ' ', pasted: false };
  const known = namedKeys.find((one) => one === name);
  if (known !== undefined) return named(known);
  return name.startsWith('ctrl-')
    ? named(`ctrl-${name.slice(5)}`)
    : { kind: 'text', text: name, pasted: false };
};

/** The name a key has in the key map: `enter`, `ctrl-c`, `j`. */
export const keyName = (key: Key): string =>
  key.kind === 'named' ? key.name : key.text === ' ' ? 'space' : key.text;
