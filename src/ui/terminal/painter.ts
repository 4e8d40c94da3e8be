import { frameSink } from './frame-sink.js';

/** What the painter needs of a terminal. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

export interface Painter {
  /** What Ink draws to; see `frameSink`. */
  readonly sink: NodeJS.WriteStream;
  /** Settles when the first frame is on the screen. */
  readonly firstFrame: Promise<void>;
  /** Forgets what is on the screen and paints the last frame again. */
  repaint(): void;
  /** Paints nothing any more until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** Sixty frames a second: whoever holds a key down sees every answer. */
const frameMs = 16;

const synchronized = { begin: '\u001B[?2026h', end: '\u001B[?2026l' };

/**
 * Paints frames as tall as the terminal, row by row where they differ, at most once in `intervalMs`.
 * Ink's own writer clears the whole terminal for every frame of that height, which flickers.
 */
export const createPainter = (terminal: Terminal, intervalMs = frameMs): Painter => {
  let shown: readonly string[] = [];
  let wanted: readonly string[] = [];
  let everything = true;
  let paused = false;
  let timer: NodeJS.Timeout | undefined;
  let paintedAt = 0;
  let began = (): void => undefined;
  const firstFrame = new Promise<void>((resolve) => {
    began = resolve;
  });

  const paint = (): void => {
    timer = undefined;
    if (paused) return;
    paintedAt = Date.now();
    const rows = Math.max(terminal.rows, 1);
    let changes = everything ? '\u001B[0m\u001B[2J' : '';
    for (let row = 0; row < rows; row += 1) {
      const text = wanted[row] ?? '';
      if (everything ? text === '' : text === (shown[row] ?? '')) continue;
      // Erase before the text: erasing after it would take the last column's character.
      changes += `\u001B[${String(row + 1)};1H\u001B[0m\u001B[2K${text}`;
    }
    everything = false;
    shown = wanted;
    if (changes !== '') terminal.write(`${synchronized.begin}${changes}\u001B[0m${synchronized.end}`);
    if (wanted.length > 0) began();
  };

  const schedule = (): void => {
    if (paused || timer !== undefined) return;
    timer = setTimeout(paint, Math.max(0, intervalMs - (Date.now() - paintedAt)));
  };

  const size = { columns: () => terminal.columns, rows: () => terminal.rows };
  const sink = frameSink(size, (frame) => {
    wanted = frame.replace(/\n$/, '').split('\n');
    schedule();
  });

  const repaint = (): void => {
    everything = true;
    schedule();
  };
  const resized = (): void => {
    sink.emit('resize');
    repaint();
  };
  terminal.on('resize', resized);

  const pause = (): void => {
    paused = true;
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    sink,
    firstFrame,
    repaint,
    pause,
    resume() {
      paused = false;
      repaint();
    },
    close() {
      pause();
      terminal.off('resize', resized);
    },
  };
};
