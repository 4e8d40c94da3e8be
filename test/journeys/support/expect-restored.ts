import { expect } from 'vitest';
import type { OpenedTerminal } from './open-terminal.js';

const showSettings = (when: 'before' | 'after'): string => `stty -g | sed 's/^/settings ${when} /'`;

/** For a shell, right before a command. */
export const settingsBefore = showSettings('before');

/** For a shell, right after a command: whatever that did to the terminal must be undone by then. */
export const settingsAfter = `code=$?; ${showSettings('after')}; echo "ends with $code"`;

/** For `sh -c`: runs the command that its arguments are, and then waits, so that what was left can be looked at. */
export const betweenSettings = `${settingsBefore}; "$@"; ${settingsAfter}; sleep 1000`;

/** Modes of a terminal by the sequences that set and reset them: the last word is how it was before. */
const lastWord: readonly (readonly [off: string, on: string])[] = [
  ['\u001B[?25h', '\u001B[?25l'],
  ['\u001B[?2004l', '\u001B[?2004h'],
  ['\u001B[?1000l', '\u001B[?1000h'],
  ['\u001B[?1006l', '\u001B[?1006h'],
];

/** Waits until the command between the settings has ended with this status, and compares. */
export const expectRestored = async (terminal: OpenedTerminal, code: number): Promise<void> => {
  await terminal.seen(`ends with ${String(code)}`);
  const raw = terminal.raw();
  const settings = (when: string): string | undefined =>
    [...raw.matchAll(new RegExp(`settings ${when} ([0-9a-f:]+)`, 'g'))].at(-1)?.[1];
  expect(settings('before')).toBeDefined();
  expect(settings('after')).toBe(settings('before'));
  expect(terminal.isAlternate()).toBe(false);
  for (const [off, on] of lastWord) expect(raw.lastIndexOf(off)).toBeGreaterThanOrEqual(raw.lastIndexOf(on));
  expect(terminal.text()).not.toMatch(/\n\s+at .*\.(ts|js|tsx):\d+/);
};
