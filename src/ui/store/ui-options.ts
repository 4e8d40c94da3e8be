import type { ShellTerminal } from '../../execute/ports.js';
import type { Size } from '../app/state.js';
import type { Backstage } from '../ports.js';

export interface UiOptions {
  readonly backstage: Backstage;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What is shown is heard, line after line. */
  readonly spoken?: boolean;
  readonly size: Size;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onQuit: () => void;
  readonly onSuspend: () => void;
  /** The terminal for a shell on a host, under a line that says so. */
  readonly lend: (greeting: string) => ShellTerminal;
  /** Text for the terminal's clipboard. */
  readonly onCopy: (text: string) => void;
  /** A mistake of the program's own. */
  readonly onCrash: (error: unknown) => void;
}
