import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    await terminal.choose('Read the chapters');
    await terminal.seen('kubewalk › Chapters');
    terminal.type('?');
    await terminal.seen('On every screen');
    terminal.type('\u001B');
    await terminal.seen('❯');
    terminal.type('Gk\r');
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

  it('keeps what is typed while the runbook is still being read', async () => {
    await terminal.seen('Reading the runbook...');
    // The third line of the menu; what it says is not on the screen yet.
    terminal.type('jj\r');
    await terminal.seen('kubewalk › Chapters');
  });

  it('ends when its window is closed, and is not left running with nobody to talk to', async () => {
    await terminal.seen('Nothing to resume yet.');
    terminal.hangUp();
    await terminal.until(() => !existsSync(`/proc/${String(terminal.pid)}/exe`), 'the program to end');
  });
});

describe('a runbook that cannot be read', () => {
  it('is told of below the prompt, with its place, and the terminal is as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kubewalk-bad-'));
    writeFileSync(join(folder, 'README.md'), '# Nothing\n');
    const terminal = openTerminal(process.execPath, [program, '--runbook', folder], {
      columns: 120,
      env: { KUBEWALK_HOME: folder },
    });
    try {
      expect(await terminal.ended()).toEqual({ exitCode: 2, signal: 0 });
      expect(terminal.isAlternate()).toBe(false);
      expect(terminal.text()).toContain('README.md:1:1: the front page has no front matter');
    } finally {
      terminal.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
