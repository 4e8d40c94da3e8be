import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal, type OpenedTerminal } from './support/open-terminal.js';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('the first look at kubewalk in a terminal of %i x %i', (columns, rows) => {
  let terminal: OpenedTerminal;
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kubewalk-home-'));
    terminal = openTerminal(process.execPath, [program], { columns, rows, env: { KUBEWALK_HOME: home } });
  });
  afterEach(() => {
    terminal.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('goes from the home screen through the chapters to a step, and quits cleanly', async () => {
    await terminal.seen('Nothing to resume yet.');
    terminal.type('\r');
    await terminal.seen('kubewalk › Chapters');
    terminal.type('?');
    await terminal.seen('On every screen');
    terminal.type('\u001B');
    await terminal.seen('❯');
    terminal.type('G\r');
    await terminal.seen('only reads');
    terminal.type('\t');
    await terminal.seen('[Commands]');
    await terminal.seen('Run');
    terminal.type('q');
    await terminal.seen('kubewalk › Chapters');
    terminal.type('q');
    await terminal.seen('Nothing to resume yet.');
    terminal.type('q');
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
  });

  it('ends when its window is closed, and is not left running with nobody to talk to', async () => {
    await terminal.seen('Nothing to resume yet.');
    terminal.hangUp();
    await terminal.until(() => !existsSync(`/proc/${String(terminal.pid)}/exe`), 'the program to end');
  });
});
