import { frameSink } from './frame-sink.js';
import type { Painter, Terminal } from './painter.js';
import { isPointedAt, spokenRows, whatIsNew } from './what-is-new.js';

/** Long enough for what belongs together to come together. */
const settleMs = 100;
/** Narrow enough for one pane, and as tall as any page: nothing has to be scrolled to be heard. */
const widest = 99;
const narrowest = 60;
const rows = 200;

/**
 * Instead of painting, says what is new, line after line, and never moves the cursor: for screen readers and braille
 * displays, which read what a terminal prints.
 */
export const createTeller = (terminal: Terminal): Painter => {
  let said: readonly string[] = [];
  /** The cursor stands at the end of this row: nothing is said below it yet. */
  let last = '';
  let wanted: readonly string[] = [];
  let paused = false;
  let timer: NodeJS.Timeout | undefined;
  let began = (): void => undefined;
  const firstFrame = new Promise<void>((resolve) => {
    began = resolve;
  });

  /** What is typed into a row is said alone, as a terminal echoes it. */
  const say = (row: string): void => {
    const typedOn = isPointedAt(last) && row.startsWith(last);
    terminal.write(typedOn ? row.slice(last.length) : `${last === '' ? '' : '\r\n'}${row}`);
    last = row;
  };
  const tell = (): void => {
    timer = undefined;
    whatIsNew(said, wanted).forEach(say);
    said = wanted;
    began();
  };
  const schedule = (): void => {
    if (!paused && wanted.length > 0) timer ??= setTimeout(tell, settleMs);
  };
  const size = {
    columns: () => Math.max(narrowest, Math.min(terminal.columns, widest)),
    rows: () => rows,
  };
  const sink = frameSink(size, (frame) => {
    wanted = spokenRows(frame);
    schedule();
  });
  const repaint = (): void => {
    said = [];
    schedule();
  };
  const pause = (): void => {
    paused = true;
    clearTimeout(timer);
    timer = undefined;
    if (last !== '') terminal.write('\r\n');
    last = '';
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
    close: pause,
  };
};
