import { plainText } from './plain-text.js';

/** Longer lines are cut into several, so that a program without line ends cannot fill the memory. */
const longest = 4096;

export interface LineReader {
  /** The lines that are complete after this piece of text. */
  push(text: string): readonly string[];
  /** What is left at the end, if anything. */
  flush(): readonly string[];
}

/**
 * Cuts text that arrives in pieces into clean lines. A carriage return begins the line anew, as on a terminal, so
 * a progress bar is the one line it looks like.
 */
export const createLineReader = (): LineReader => {
  let rest = '';
  const clean = (line: string): string => plainText(lastShown(line));
  return {
    push(text) {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      const lines = parts.map(clean);
      if (rest.length > longest) {
        const held = lastShown(rest);
        rest = held.length > longest ? '' : held;
        if (rest === '') lines.push(plainText(held));
      }
      return lines;
    },
    flush() {
      const last = clean(rest);
      rest = '';
      return last === '' ? [] : [last];
    },
  };
};

/** What a terminal would show of a line in which carriage returns start over. */
const lastShown = (line: string): string => {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  return whole.slice(whole.lastIndexOf('\r') + 1);
};
