import { PassThrough } from 'node:stream';
import { render } from 'ink-testing-library';
import { App } from '../../../src/ui/app/app.js';
import type { Backstage } from '../../../src/ui/ports.js';
import type { Size } from '../../../src/ui/app/state.js';
import { createUi } from '../../../src/ui/store/create-ui.js';
import { createFakeBackstage, type FakeOptions } from './fake-backstage.js';

export interface OpenOptions extends FakeOptions {
  readonly size?: Size;
  /** Instead of the pretended stage. */
  readonly backstage?: Backstage;
  /** Opens the sample cluster at once. */
  readonly opened?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export const keys = {
  enter: '\r',
  escape: '\u001B',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  tab: '\t',
  ctrlC: '\u0003',
  ctrlX: '\u0018',
  backspace: '\u007F',
};

const patienceMs = 4000;

/** The whole UI on a pretended stage, with hands to type and eyes to read the screen. */
export const openUi = (options: OpenOptions = {}) => {
  const stage = createFakeBackstage(options);
  const calls = { quit: 0, suspended: 0 };
  const copied: string[] = [];
  const lent: string[] = [];
  const crashes: unknown[] = [];
  const ui = createUi({
    backstage: options.backstage ?? stage.backstage,
    env: options.env ?? { LANG: 'C.UTF-8' },
    size: options.size ?? { columns: 80, rows: 24 },
    now: Date.now,
    onQuit: () => (calls.quit += 1),
    onSuspend: () => (calls.suspended += 1),
    lend: (greeting) => ({
      name: 'xterm',
      size: () => ({ columns: 80, rows: 24 }),
      onResize: () => () => undefined,
      borrow() {
        lent.push(`lent ${greeting}`);
        return { input: new PassThrough(), output: new PassThrough() };
      },
      giveBack: () => void lent.push('given back'),
    }),
    onCopy: (text) => copied.push(text),
    onCrash: (error) => crashes.push(error),
  });
  const shown = render(<App store={ui.store} />);
  ui.begin(options.opened === true ? { type: 'cluster-named', clusterFile: '/tmp/lab.yaml' } : undefined);
  const frame = (): string => shown.lastFrame() ?? '';

  const until = async (holds: () => boolean, what: string): Promise<void> => {
    const deadline = Date.now() + patienceMs;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}; the screen was:\n${frame()}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** Sends a chunk as a terminal would, once Ink listens and has drawn what came before. */
  const type = async (...chunks: readonly string[]): Promise<void> => {
    for (const chunk of chunks) {
      await settle();
      shown.stdin.write(chunk);
    }
    await settle();
  };
  return {
    ...stage,
    ui,
    calls,
    copied,
    lent,
    crashes,
    frame,
    until,
    type,
    /** Goes down a menu to the item with these words and presses Enter. */
    async choose(words: string): Promise<void> {
      const pointedAt = () =>
        frame()
          .split('\n')
          .find((row) => row.trimStart().startsWith('❯')) ?? '';
      while (!pointedAt().includes(words)) {
        const before = pointedAt();
        await type(keys.down);
        if (before === pointedAt()) throw new Error(`no item "${words}" in:\n${frame()}`);
      }
      await type(keys.enter);
    },
    state: () => ui.store.snapshot().state,
    seen: (text: string) => until(() => frame().includes(text), `"${text}"`),
    gone: (text: string) => until(() => !frame().includes(text), `"${text}" to go`),
    async close(): Promise<void> {
      shown.unmount();
      await ui.close();
      if (crashes.length > 0) throw new Error('the UI crashed', { cause: crashes[0] });
    },
  };
};

/** Two turns of the event loop: React's effects, and Ink's wait for what may follow an Escape. */
const settle = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
};

export type OpenedUi = ReturnType<typeof openUi>;
