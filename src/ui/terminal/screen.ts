import { writeSync } from 'node:fs';

/** Alternate screen on, cursor hidden, pastes marked as such; how the wheel was sent is noted. */
export const enterScreen = '\u001B[?1049h\u001B[?1007s\u001B[?25l\u001B[?2004h\u001B[2J';

/** Everything `enterScreen` did, undone in the other order. */
export const leaveScreen =
  '\u001B[?2026l\u001B[0m\u001B[?1006l\u001B[?1000l\u001B[?1007r\u001B[?2004l\u001B[?25h\u001B[?1049l';

/**
 * How the mouse wheel arrives: as arrow keys, which leaves the selection of text to the terminal, or as reports of its
 * own, which takes it over.
 */
export const wheelModes = {
  arrows: '\u001B[?1006l\u001B[?1000l\u001B[?1007h',
  lines: '\u001B[?1000h\u001B[?1006h',
} as const;

/**
 * Writes at once, also while the program is ending: a queued write would be lost.
 * Falls back to the stream where it has no file descriptor or the terminal is not ready for more.
 */
export const writeAtOnce = (stream: NodeJS.WritableStream & { readonly fd?: number }, text: string): void => {
  try {
    if (stream.fd === undefined) throw new Error('not a file');
    writeSync(stream.fd, text);
  } catch {
    stream.write(text);
  }
};
