import { readFileSync } from 'node:fs';
import { spawn, type IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import type { ScreenCell } from '../pictures/screen-svg.js';

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly patienceMs?: number;
  /** Is told everything that is written, as it comes. */
  readonly onData?: (data: string) => void;
}

export interface Exit {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

/** A program in a real terminal whose screen can be read: a pseudo-terminal with an emulator behind it. */
export const openTerminal = (file: string, args: readonly string[], options: TerminalOptions = {}) => {
  const { columns = 80, rows = 24, patienceMs = 30_000 } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
  let raw = '';
  let exit: Exit | undefined;
  /** Called when the screen has changed. */
  let watching: () => void = () => undefined;
  const program = spawn(file, [...args], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '/',
      LANG: 'C.UTF-8',
      ...options.env,
    },
  });
  program.onData((data) => {
    raw += data;
    options.onData?.(data);
    screen.write(data, () => {
      watching();
    });
  });
  program.onExit(({ exitCode, signal }) => {
    exit = { exitCode, signal };
  });

  const lines = (): readonly string[] => {
    const { active } = screen.buffer;
    return Array.from({ length: screen.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  const cells = (): readonly (readonly ScreenCell[])[] => {
    const { active } = screen.buffer;
    return Array.from({ length: screen.rows }, (_, row) => {
      const found = active.getLine(active.baseY + row);
      return Array.from({ length: screen.cols }, (__, column): ScreenCell => {
        const cell = found?.getCell(column);
        return {
          text: cell?.getChars() ?? '',
          width: cell?.getWidth() ?? 1,
          ...(cell?.isFgPalette() === true && { colour: cell.getFgColor() }),
          bold: (cell?.isBold() ?? 0) !== 0,
          dim: (cell?.isDim() ?? 0) !== 0,
          inverse: (cell?.isInverse() ?? 0) !== 0,
        };
      });
    });
  };
  const text = (): string => lines().join('\n');
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    const deadline = Date.now() + patienceMs;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}; the screen was:\n${text()}`);
      await drawnOrSoon();
    }
  };
  const drawnOrSoon = (): Promise<void> =>
    new Promise((resolve) => {
      const soon = setTimeout(resolve, 20);
      watching = () => {
        clearTimeout(soon);
        resolve();
      };
    });
  /** The row of a menu or a list that its pointer stands on. */
  const pointedAt = (): string => lines().find((row) => row.trimStart().startsWith('❯')) ?? '';
  return {
    pid: program.pid,
    /** What the program has started, by process id. */
    children: (): readonly number[] =>
      readFileSync(`/proc/${String(program.pid)}/task/${String(program.pid)}/children`, 'utf8')
        .trim()
        .split(' ')
        .map(Number),
    text,
    lines,
    pointedAt,
    /** Goes down a menu, wherever its pointer stands, to the item with these words and presses Enter. */
    async choose(words: string): Promise<void> {
      await until(() => pointedAt() !== '' && text().includes(words), `a menu with "${words}"`);
      while (!pointedAt().includes(words)) {
        const before = pointedAt();
        program.write('j');
        await until(() => pointedAt() !== before, `the pointer to move on to "${words}"`);
      }
      program.write('\r');
    },
    /** What stands in every cell of the screen, row by row. */
    cells,
    /** Everything that was ever written, control sequences included. */
    raw: () => raw,
    isAlternate: () => screen.buffer.active.type === 'alternate',
    until,
    seen: (words: string) => until(() => text().includes(words), `"${words}"`),
    type(keys: string) {
      program.write(keys);
    },
    resize(nextColumns: number, nextRows: number) {
      screen.resize(nextColumns, nextRows);
      program.resize(nextColumns, nextRows);
    },
    kill(signal: string) {
      program.kill(signal);
    },
    /** Closes the terminal's window: the program's input, output and errors lead nowhere from now on. */
    hangUp() {
      (program as IPty & { destroy(): void }).destroy();
    },
    async ended(): Promise<Exit> {
      await until(() => exit !== undefined, 'the program to end');
      return exit ?? { exitCode: -1, signal: undefined };
    },
    /** Ends what is still running, and what that has started (as npm does); for the end of a test. */
    close() {
      try {
        if (exit === undefined) process.kill(-program.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
      screen.dispose();
    },
  };
};

export type OpenedTerminal = ReturnType<typeof openTerminal>;
