import { useInput } from 'ink';
import { useCallback, useRef } from 'react';
import type { Key } from '../keys/key.js';
import { readInput, type Paste } from '../keys/paste.js';

/** Every key of the person, once each, as our own keys. */
export const useKeyboard = (onKey: (key: Key) => void): void => {
  const paste = useRef<Paste>(undefined);
  useInput(
    useCallback(
      (input, key) => {
        const read = readInput(paste.current, input, key);
        paste.current = read.paste;
        read.keys.forEach(onKey);
      },
      [onKey],
    ),
  );
};
