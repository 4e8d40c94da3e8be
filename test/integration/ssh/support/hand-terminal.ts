import { PassThrough } from 'node:stream';
import type { ShellTerminal } from '../../../../src/execute/ports.js';
import { waitFor } from './wait-for.js';

/** A terminal whose keys a test presses and whose print it reads. */
export const openHandTerminal = () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const listeners = new Set<() => void>();
  const history: string[] = [];
  let printed = '';
  let size = { columns: 80, rows: 24 };
  output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const terminal: ShellTerminal = {
    name: 'vt220',
    size: () => size,
    onResize(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    borrow() {
      history.push('borrowed');
      return { input, output };
    },
    giveBack: () => void history.push('given back'),
  };
  return {
    terminal,
    /** Whether it was borrowed and given back. */
    history,
    listeners,
    type: (keys: string) => input.write(keys),
    resize: (columns: number, rows: number): void => {
      size = { columns, rows };
      for (const listener of listeners) listener();
    },
    seen: (words: string | RegExp) =>
      waitFor(
        () => (typeof words === 'string' ? printed.includes(words) : words.test(printed)),
        () => JSON.stringify(printed),
      ),
    printed: () => printed,
  };
};
