import type { Key as InkKey } from 'ink';
import { toKeys, type Key } from './key.js';

/** Text of a paste that has begun and not ended. */
export type Paste = string | undefined;

/** Reads Ink's input events, joining the three that a marked paste arrives in. */
export const readInput = (
  paste: Paste,
  input: string,
  key: InkKey,
): { readonly paste: Paste; readonly keys: readonly Key[] } => {
  if (input === '[200~') return { paste: '', keys: [] };
  if (paste === undefined) return { paste: undefined, keys: toKeys(input, key) };
  if (input !== '[201~') return { paste: paste + (key.return ? '\n' : input), keys: [] };
  const text = paste.replace(/\r\n?/g, '\n');
  return { paste: undefined, keys: text === '' ? [] : [{ kind: 'text', text, pasted: true }] };
};
