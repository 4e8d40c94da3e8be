import { build } from 'esbuild';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../integration/ssh/support/temp-folder.js';
import { expectRestored, settingsAfter, settingsBefore } from './support/expect-restored.js';
import { openTerminal, type OpenedTerminal, type TerminalOptions } from './support/open-terminal.js';
import { sizes } from './support/sizes.js';
import { closedWithTest, startInTerminal } from './support/start.js';

const bundles = mkdtempSync(join(tmpdir(), 'kubewalk-stage-'));
const stage = join(bundles, 'fake-stage.mjs');

// In few files, as the program is built: from its sources every start would take seconds.
beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('fixtures/fake-stage.ts', import.meta.url))],
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['react-devtools-core'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
});
afterAll(() => {
  rmSync(bundles, { recursive: true });
});

const open = (env: Readonly<Record<string, string>> = {}, size: TerminalOptions = {}): OpenedTerminal =>
  startInTerminal([process.execPath, stage], { ...size, env: { NODE_ENV: 'production', ...env } });

describe('the terminal is given back', () => {
  it('after q', async () => {
    const terminal = open();
    await terminal.seen('Nothing to resume yet.');
    expect(terminal.isAlternate()).toBe(true);
    terminal.type('q');
    await expectRestored(terminal, 0);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('after %s, which still ends the program', async (signal, code) => {
    const terminal = open();
    await terminal.seen('Nothing to resume yet.');
    // The screens' own process is the only child of the shell.
    process.kill(terminal.children()[0] ?? 0, signal);
    await expectRestored(terminal, code);
  });

  it.each(['component', 'promise', 'timer'])(
    'after a mistake in a %s, with a report and one line',
    async (where) => {
      const folder = await tempFolder();
      const terminal = open({
        FAKE_CRASH_FOLDER: folder,
        FAKE_STAGE: `crash-${where}`,
        FAKE_CLUSTER: '/tmp/x.yaml',
      });
      await expectRestored(terminal, 70);
      expect(terminal.text().replaceAll('\n', '')).toContain('Your progress is kept; the report is in');
      const [report = ''] = readdirSync(folder);
      expect(readFileSync(join(folder, report), 'utf8')).toContain('planted');
    },
  );
});

it('the menu takes two keys of one chunk as two', async () => {
  const terminal = open();
  await terminal.seen('❯ Read the chapters');
  terminal.type('jj');
  await terminal.seen('❯ My own machines');
  terminal.type('\u001B[A\u001B[A');
  await terminal.seen('❯ Read the chapters');
  terminal.type('jj\r');
  await terminal.seen('❯ Open a cluster file');
});

it('a screen reader hears why a step failed, and what is typed once', async () => {
  const terminal = open({ FAKE_CLUSTER: '/tmp/x.yaml', FAKE_STAGE: 'spoken' }, { rows: 60 });
  await terminal.seen('What a host needs');
  terminal.type('nn\r');
  await terminal.seen('Turn swap off did not succeed on 1 of 3 hosts');
  await terminal.seen('No space left on device');
  await terminal.seen('> Retry');
  terminal.type('jjj');
  await terminal.seen('> Skip');
  terminal.type('\r');
  await terminal.seen('Reason');
  for (const letter of 'no disk here') {
    const before = terminal.raw();
    terminal.type(letter);
    if (letter !== ' ') await terminal.until(() => terminal.raw() !== before, `the letter ${letter}`);
  }
  await terminal.seen('> no disk here');
  expect(terminal.raw().match(/> n/g)).toHaveLength(1);
  terminal.type('\r');
  await terminal.seen('Skipped: Turn swap off.');
  terminal.type('\u0003\u0003');
  await expectRestored(terminal, 0);
});

describe.each(sizes)('in a terminal of %i x %i', (columns, rows) => {
  const size = { columns, rows };

  it('it is given back while the screens are suspended with Ctrl-Z, and taken again with fg', async () => {
    const env = { PS1: 'shell> ', NODE_ENV: 'production' };
    const args = ['--norc', '--noediting', '-i', '-s', process.execPath, stage];
    const terminal = closedWithTest(openTerminal('/bin/bash', args, { ...size, env }));
    await terminal.seen('shell>');
    terminal.type(`${settingsBefore}; "$@"\r`);
    await terminal.seen('Nothing to resume yet.');
    terminal.type('\u001A');
    await terminal.seen('Stopped');
    terminal.type(`${settingsAfter}\r`);
    await expectRestored(terminal, 148);
    terminal.type('fg\r');
    await terminal.seen('Nothing to resume yet.');
    expect(terminal.isAlternate()).toBe(true);
    terminal.type('q');
    await terminal.until(() => terminal.text().trimEnd().endsWith('\nshell>'), 'the shell to be back');
    terminal.type(`${settingsAfter}\r`);
    await expectRestored(terminal, 0);
  });

  it('the screen follows the size of the window, also in the middle of a run', async () => {
    const terminal = open({ FAKE_CLUSTER: '/tmp/x.yaml', FAKE_STAGE: 'slow' }, size);
    const keysInRow = async (row: number): Promise<void> => {
      await terminal.until(
        () => terminal.lines()[row - 1]?.includes('ctrl-c stop') === true,
        'the keys in the last row',
      );
      expect(terminal.lines().filter((line) => line.includes('ctrl-c stop'))).toHaveLength(1);
    };
    await terminal.seen('What a host needs');
    terminal.type('nn\r');
    await terminal.seen('line 3 from master01');
    terminal.resize(100, 30);
    await keysInRow(30);
    terminal.resize(50, 12);
    await terminal.seen('kubewalk needs 60 columns');
    terminal.resize(columns, rows);
    await keysInRow(rows);
    terminal.type('\u0003\u0003');
    await expectRestored(terminal, 0);
  });

  it('a step that fails on one host can be skipped there with a reason', async () => {
    const terminal = open({ FAKE_CLUSTER: '/tmp/x.yaml', FAKE_STAGE: 'failing' }, size);
    await terminal.seen('What a host needs');
    terminal.type('nn\r');
    await terminal.seen('Turn swap off did not succeed on 1 of 3 hosts');
    await terminal.seen('No space left on device');
    terminal.type('jjj\r');
    await terminal.seen('Reason');
    terminal.type('no disk here\r');
    await terminal.seen('Skipped: Turn swap off.');
    terminal.type('\u0003\u0003');
    await expectRestored(terminal, 0);
  });
});
