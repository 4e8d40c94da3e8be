import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal, type OpenedTerminal } from './support/open-terminal.js';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('the tour as a screen reader hears it', () => {
  let terminal: OpenedTerminal;
  let home: string;
  const open = (words: readonly string[], env: Readonly<Record<string, string>> = {}): void => {
    terminal = openTerminal(process.execPath, [program, 'tour', '--mode', 'install', ...words], {
      columns: 80,
      rows: 60,
      env: { KUBEWALK_HOME: home, ...env },
    });
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kubewalk-home-'));
  });
  afterEach(() => {
    terminal.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('opens, runs a step and ends in plain lines', async () => {
    open(['--plain']);
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
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
  });

  it('is asked for by the environment too, and speaks Chinese', async () => {
    open(['--lang', 'zh'], { INK_SCREEN_READER: 'true' });
    await terminal.seen('kubewalk > 架构');
    expect(terminal.isAlternate()).toBe(false);
  });
});
