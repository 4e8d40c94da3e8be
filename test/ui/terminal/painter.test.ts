import { EventEmitter } from 'node:events';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { enterScreen } from '../../../src/ui/terminal/screen.js';
import { createPainter } from '../../../src/ui/terminal/painter.js';

/** A painter writing to an emulated terminal. */
const painting = (columns: number, rows: number) => {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  screen.write(enterScreen);
  const written: string[] = [];
  const events = new EventEmitter();
  const size = { columns, rows };
  const terminal = {
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
    write(text: string) {
      written.push(text);
      screen.write(text);
    },
    on: events.on.bind(events),
    off: events.off.bind(events),
  };
  const painter = createPainter(terminal, 0);
  const rowsNow = async (): Promise<string[]> => {
    // The painter's timer was set before this one, and runs before it.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise<void>((resolve) => {
      screen.write('', resolve);
    });
    return Array.from({ length: size.rows }, (_, row) =>
      (screen.buffer.active.getLine(row)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  /** Waits until these are the rows of the screen. */
  const see = async (...expected: readonly string[]): Promise<void> => {
    await expect.poll(rowsNow, { interval: 1, timeout: 30_000 }).toEqual(expected);
  };
  return {
    painter,
    written,
    rowsNow,
    see,
    frame: (...lines: readonly string[]) => painter.sink.write(lines.join('\n')),
    resize: (nextColumns: number, nextRows: number) => {
      Object.assign(size, { columns: nextColumns, rows: nextRows });
      screen.resize(nextColumns, nextRows);
      events.emit('resize');
    },
  };
};

describe('the painter', () => {
  it('paints a frame as tall as the terminal without scrolling it', async () => {
    const { frame, see } = painting(10, 3);
    frame('one', 'two', 'three');
    await see('one', 'two', 'three');
  });

  it('writes only the rows that changed', async () => {
    const { frame, see, written } = painting(10, 3);
    frame('one', 'two', 'three');
    await see('one', 'two', 'three');
    written.length = 0;
    frame('one', 'TWO', 'three');
    await see('one', 'TWO', 'three');
    expect(written.join('')).toContain('TWO');
    expect(written.join('')).not.toMatch(/one|three/);
  });

  it('keeps the character in the last column', async () => {
    const { frame, see } = painting(5, 2);
    frame('12345', 'abcde');
    await see('12345', 'abcde');
    frame('54321', 'abcde');
    await see('54321', 'abcde');
  });

  it('erases rows that a shorter frame no longer has', async () => {
    const { frame, see } = painting(10, 3);
    frame('one', 'two', 'three');
    await see('one', 'two', 'three');
    frame('uno');
    await see('uno', '', '');
  });

  it('draws everything anew after the window changed its size', async () => {
    const { frame, see, resize } = painting(10, 3);
    frame('one', 'two', 'three');
    await see('one', 'two', 'three');
    resize(12, 4);
    frame('one wider', 'two', 'three', 'four');
    await see('one wider', 'two', 'three', 'four');
    resize(8, 2);
    frame('small', 'er');
    await see('small', 'er');
  });

  it('joins many frames into few writes', async () => {
    const { frame, see, written } = painting(10, 1);
    for (let n = 0; n < 500; n += 1) frame(`frame ${n}`);
    await see('frame 499');
    expect(written.length).toBeLessThan(10);
  });

  it('writes nothing while it is paused, and the last frame when it goes on', async () => {
    const { painter, frame, see, rowsNow, written } = painting(10, 1);
    painter.pause();
    frame('hidden');
    await rowsNow();
    expect(written).toEqual([]);
    painter.resume();
    await see('hidden');
    painter.close();
  });
});
