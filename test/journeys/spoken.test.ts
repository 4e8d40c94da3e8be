import { describe, expect, it } from 'vitest';
import { tempFolder } from '../integration/ssh/support/temp-folder.js';
import { expectRestored } from './support/expect-restored.js';
import type { OpenedTerminal } from './support/open-terminal.js';
import { startKubewalk } from './support/start.js';

describe('the tour as a screen reader hears it', () => {
  const open = async (
    words: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<OpenedTerminal> =>
    startKubewalk(['tour', '--mode', 'install', ...words], {
      columns: 80,
      rows: 60,
      env: { KUBEWALK_HOME: await tempFolder(), ...env },
    });

  it('opens, runs a step and ends in plain lines', async () => {
    const terminal = await open(['--plain']);
    await terminal.seen('kubewalk > Architecture');
    terminal.type('n');
    await terminal.seen('kubewalk > Host preparation');
    terminal.type('n');
    await terminal.seen('only reads');
    terminal.type('\r');
    await terminal.seen('done. Enter goes on.');
    expect(terminal.isAlternate()).toBe(false);
    terminal.type('\u0003');
    await terminal.seen('again');
    terminal.type('\u0003');
    await expectRestored(terminal, 0);
  });

  it('is asked for by the environment too, and speaks Chinese', async () => {
    const terminal = await open(['--lang', 'zh'], { INK_SCREEN_READER: 'true' });
    await terminal.seen('kubewalk > 架构');
    expect(terminal.isAlternate()).toBe(false);
  });
});
