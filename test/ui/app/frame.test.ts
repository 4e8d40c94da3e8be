import { describe, expect, it } from 'vitest';
import { createFrames } from '../../../src/ui/app/frame.js';
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
    expect(
      frames()
        .footer.flat()
        .map(({ text }) => text)
        .join(''),
    ).toContain('The house is on fire.');
  });
});
