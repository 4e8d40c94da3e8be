import type { ShellTerminal } from '../../execute/ports.js';
import { writeAtOnce } from './screen.js';

/**
 * Whatever a program on the host may have left the terminal like: alternate screen, marked pastes, mouse and focus reports,
 * keys of their own, scroll region, character set, colours, cursor.
 */
const everydayModes =
  // 47 and not 1049, which would put the cursor where it was before other things were printed.
  '\u001B[?2026l\u001B[?47l\u001B[?2004l' +
  '\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1004l\u001B[?1005l\u001B[?1006l\u001B[?1015l' +
  '\u001B[?1l\u001B>\u001B[>4;0m\u001B[4l\u001B[20l' +
  // A new scroll region sends the cursor home.
  '\u001B7\u001B[r\u001B8\u001B[?7h\u001B(B\u000F\u001B[0m\u001B[0 q\u001B[?25h';

/** The terminal of this program for a shell on a host; `greeting` is the line above it. */
export const shellTerminal = (
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  name: string | undefined,
  greeting: string,
): ShellTerminal => ({
  name: name ?? 'xterm',
  size: () => ({ columns: stdout.columns, rows: stdout.rows }),
  onResize(listener) {
    stdout.on('resize', listener);
    return () => stdout.off('resize', listener);
  },
  borrow() {
    stdin.setRawMode(true);
    writeAtOnce(stdout, `${greeting}\r\n`);
    return { input: stdin, output: stdout };
  },
  giveBack() {
    writeAtOnce(stdout, `${everydayModes}\r\n`);
    stdin.setRawMode(false);
    stdin.pause();
  },
});
