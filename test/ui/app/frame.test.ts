import { describe, expect, it } from 'vitest';
import { createFrames } from '../../../src/ui/app/frame.js';
import { lineText, lineWidth } from '../../../src/ui/lines/line.js';
import { createUi } from '../../../src/ui/store/create-ui.js';
import { createFakeBackstage } from '../support/fake-backstage.js';

const home = () => {
  const { backstage } = createFakeBackstage();
  const none = (): void => undefined;
  return createUi({
    backstage,
    env: { LANG: 'C.UTF-8' },
    size: { columns: 80, rows: 24 },
    now: () => 0,
    onQuit: none,
    onSuspend: none,
    onCopy: none,
    onCrash: none,
    lend: () => {
      throw new Error('nobody borrows the terminal here');
    },
  }).store;
};

describe('a frame', () => {
  it('stays the very same as long as it looks the same, so that nothing is drawn', () => {
    const store = home();
    const frames = createFrames(store);
    const before = frames();
    const snapshot = store.snapshot();
    store.dispatch({ type: 'time-passed', now: 1 });
    expect(store.snapshot()).not.toBe(snapshot);
    expect(frames()).toBe(before);
  });

  it('is another one once something on it has changed', () => {
    const store = home();
    const frames = createFrames(store);
    const before = frames();
    store.dispatch({ type: 'told', text: 'The house is on fire.', tone: 'warn' });
    expect(frames()).not.toBe(before);
    expect(frames().lines.map(lineText).join('\n')).toContain('The house is on fire.');
  });

  it('keeps the very lines that look the same, so that they are not drawn again', () => {
    const store = home();
    const frames = createFrames(store);
    const before = frames().lines;
    store.dispatch({ type: 'told', text: 'The house is on fire.', tone: 'warn' });
    const changed = frames().lines.flatMap((line, row) => (line === before[row] ? [] : [lineText(line)]));
    expect(changed).toEqual([expect.stringContaining('The house is on fire.')]);
  });

  it.each([
    { columns: 80, rows: 24 },
    { columns: 120, rows: 40 },
    { columns: 40, rows: 12 },
  ])('has a line for each row, none wider than the screen, at $columns columns', (size) => {
    const store = home();
    store.dispatch({ type: 'resized', size });
    const { lines } = createFrames(store)();
    expect(lines).toHaveLength(size.rows);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(size.columns);
  });
});
