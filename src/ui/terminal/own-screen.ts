import type { ShellTerminal } from '../../execute/ports.js';
import { PacedStdin } from './paced-stdin.js';
import type { Painter } from './painter.js';
import { enterScreen, leaveScreen, wheelModes, writeAtOnce } from './screen.js';
import { shellTerminal } from './shell-terminal.js';

type Wheel = keyof typeof wheelModes;

export interface OwnScreen {
  /** For Ink. */
  readonly input: PacedStdin;
  readonly sink: NodeJS.WriteStream;
  /** Settles when the first frame has been painted. */
  readonly firstFrame: Promise<void>;
  /** Takes the whole terminal, or takes it again. */
  readonly take: () => void;
  /** Gives the terminal back as it was; again and again does no harm. */
  readonly giveBack: () => void;
  /** Gives it back and stops the whole program until the shell wakes it, then takes it again. */
  readonly suspend: () => void;
  /** The terminal for a shell on a host, which has it while it lasts; then the screen is taken again and drawn whole. */
  readonly lend: (greeting: string) => ShellTerminal;
  /** Hands text to the terminal's clipboard (OSC 52), where the terminal has one and lets us. */
  readonly copy: (text: string) => void;
  /** What the mouse wheel does from now on. */
  readonly setWheel: (wheel: Wheel) => void;
  close(): void;
}

/** The terminal as the screens have it: alternate screen, raw keys, a painter. Every way out of it is here. */
export const ownScreen = (
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  firstWheel: Wheel,
  /** As in TERM. */
  name: string | undefined,
  painter: Painter,
  /** The terminal is only printed to: nothing on it is moved or cleared. */
  spoken: boolean,
): OwnScreen => {
  const input = new PacedStdin(stdin);
  let taken = false;
  let lent: ShellTerminal | undefined;
  let wheel = firstWheel;

  const take = (): void => {
    taken = true;
    if (!spoken) writeAtOnce(stdout, enterScreen + wheelModes[wheel]);
    input.setRawMode(true);
    painter.resume();
  };
  const giveBack = (): void => {
    painter.pause();
    lent?.giveBack();
    lent = undefined;
    if (!taken) return;
    taken = false;
    if (!spoken) writeAtOnce(stdout, leaveScreen);
    input.setRawMode(false);
  };
  return {
    input,
    sink: painter.sink,
    firstFrame: painter.firstFrame,
    take,
    giveBack,
    suspend() {
      giveBack();
      process.once('SIGCONT', take);
      // To the whole group, as the terminal itself does it: npm, when it started us, has to stop as well.
      process.kill(0, 'SIGTSTP');
    },
    lend(greeting) {
      const terminal = shellTerminal(stdin, stdout, name, greeting);
      return {
        ...terminal,
        borrow() {
          giveBack();
          lent = terminal;
          return terminal.borrow();
        },
        giveBack() {
          // Where a signal ends the program, it has been given back to whoever started us.
          if (lent === undefined) return;
          giveBack();
          take();
        },
      };
    },
    copy(text) {
      writeAtOnce(stdout, `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
    },
    setWheel(wanted) {
      if (wanted === wheel) return;
      wheel = wanted;
      if (taken && !spoken) writeAtOnce(stdout, wheelModes[wheel]);
    },
    close: () => {
      painter.close();
    },
  };
};
