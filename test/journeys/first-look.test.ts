import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../integration/ssh/support/temp-folder.js';
import { expectRestored } from './support/expect-restored.js';
import type { OpenedTerminal } from './support/open-terminal.js';
import { sizes } from './support/sizes.js';
import { startKubewalk } from './support/start.js';

describe.each(sizes)('the first look at kubewalk in a terminal of %i x %i', (columns, rows) => {
  const start = async (): Promise<OpenedTerminal> =>
    startKubewalk([], { columns, rows, env: { KUBEWALK_HOME: await tempFolder() } });

  it('goes from the home screen through the chapters to a step, and quits cleanly', async () => {
    const terminal = await start();
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
    await expectRestored(terminal, 0);
  });

  it('keeps what is typed while the runbook is still being read', async () => {
    const terminal = await start();
    await terminal.seen('Reading the runbook...');
    // The third line of the menu; what it says is not on the screen yet.
    terminal.type('jj\r');
    await terminal.seen('kubewalk › Chapters');
  });

  it('ends when its window is closed, and is not left running with nobody to talk to', async () => {
    const terminal = await start();
    await terminal.seen('Nothing to resume yet.');
    const [pid] = terminal.children();
    terminal.hangUp();
    await terminal.until(() => !existsSync(`/proc/${String(pid)}/exe`), 'the program to end');
  });
});

describe('a runbook that cannot be read', () => {
  it('is told of below the prompt, with its place, and the terminal is as it was', async () => {
    const folder = await tempFolder();
    writeFileSync(join(folder, 'README.md'), '# Nothing\n');
    const terminal = startKubewalk(['--runbook', folder], { columns: 120, env: { KUBEWALK_HOME: folder } });
    await expectRestored(terminal, 2);
    expect(terminal.text()).toContain('README.md:1:1: the front page has no front matter');
  });
});
