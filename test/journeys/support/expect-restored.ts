import { expect } from 'vitest';
import type { OpenedTerminal } from './open-terminal.js';

/**
 * For `sh -c`: shows the terminal's settings, runs the command, and shows them again: whatever the command did to the
 * terminal must be undone by then. `ends` comes after everything.
 */
export const betweenSettings = (command: string): string => `
stty -g | sed 's/^/before /'
${command}; code=$?
stty -g | sed 's/^/after /'
echo "ends with $code"
sleep 1000
`;

/** Modes of a terminal by the sequences that set and reset them: the last word is how it was before. */
const lastWord: readonly (readonly [off: string, on: string])[] = [
  ['\u001B[?25h', '\u001B[?25l'],
  ['\u001B[?2004l', '\u001B[?2004h'],
  ['\u001B[?1000l', '\u001B[?1000h'],
  ['\u001B[?1006l', '\u001B[?1006h'],
];

/** Waits for the end of `betweenSettings` and compares. */
export const expectRestored = async (terminal: OpenedTerminal, code: number): Promise<void> => {
  await terminal.seen(`ends with ${String(code)}`);
  const raw = terminal.raw();
  const settings = (when: string): string | undefined =>
    raw
      .split(/\r?\n/)
      .find((row) => row.includes(`${when} `))
      ?.replace(new RegExp(`^.*${when} `), '');
  expect(settings('after')).toBe(settings('before'));
  expect(terminal.isAlternate()).toBe(false);
  for (const [off, on] of lastWord) expect(raw.lastIndexOf(off)).toBeGreaterThan(raw.lastIndexOf(on));
  expect(terminal.text()).not.toMatch(/\n\s+at .*\.(ts|js|tsx):\d+/);
};
