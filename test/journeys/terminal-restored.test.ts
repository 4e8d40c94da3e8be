import { mkdtempSync, readFileSync, rmSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { betweenSettings, expectRestored } from './support/expect-restored.js';
import { openTerminal, type OpenedTerminal } from './support/open-terminal.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = join(root, 'test/journeys/fixtures/fake-stage.ts');
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

const script = betweenSettings('"$NODE" --import "$TSX" "$FIXTURE"');

describe('the terminal is given back', () => {
  let terminal: OpenedTerminal;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kubewalk-crash-'));
  });
  afterEach(() => {
    terminal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (env: Readonly<Record<string, string>> = {}): void => {
    terminal = openTerminal('/bin/sh', ['-c', script], {
      env: {
        NODE: process.execPath,
        TSX: join(root, 'node_modules/tsx/dist/loader.mjs'),
        FIXTURE: fixture,
        NODE_ENV: 'production',
        FAKE_CRASH_FOLDER: folder,
        ...env,
      },
    });
  };
  it('after q', async () => {
    open();
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
    open();
    await terminal.seen('Nothing to resume yet.');
    // The screens' own process is the only child of the shell.
    process.kill(terminal.children()[0] ?? 0, signal);
    await expectRestored(terminal, code);
  });

  it.each(['component', 'promise', 'timer'])(
    'after a mistake in a %s, with a report and one line',
    async (where) => {
      open({ FAKE_STAGE: `crash-${where}`, FAKE_CLUSTER: '/tmp/x.yaml' });
      await expectRestored(terminal, 70);
      expect(terminal.text().replaceAll('\n', '')).toContain('Your progress is kept; the report is in');
      const [report = ''] = readdirSync(folder);
      expect(readFileSync(join(folder, report), 'utf8')).toContain('planted');
    },
  );

  it('while it is suspended with Ctrl-Z, and is taken again with fg', async () => {
    terminal = openTerminal('/bin/bash', ['--norc', '-i'], {
      env: {
        PS1: 'shell> ',
        NODE: process.execPath,
        TSX: join(root, 'node_modules/tsx/dist/loader.mjs'),
        FIXTURE: fixture,
        NODE_ENV: 'production',
      },
    });
    await terminal.seen('shell>');
    terminal.type('"$NODE" --import "$TSX" "$FIXTURE"; echo "ends with $?"\r');
    await terminal.seen('Nothing to resume yet.');
    terminal.type('\u001A');
    await terminal.seen('Stopped');
    expect(terminal.isAlternate()).toBe(false);
    terminal.type('fg\r');
    await terminal.seen('Nothing to resume yet.');
    expect(terminal.isAlternate()).toBe(true);
    terminal.type('q');
    await terminal.until(() => !terminal.isAlternate(), 'the screen to be left');
    terminal.type('exit\r');
    await terminal.ended();
  });
});

describe('in a real terminal', () => {
  let terminal: OpenedTerminal;
  afterEach(() => {
    terminal.close();
  });

  const open = (env: Readonly<Record<string, string>> = {}): void => {
    terminal = openTerminal(process.execPath, [tsx, fixture], { env: { NODE_ENV: 'production', ...env } });
  };

  it('the menu takes two keys of one chunk as two', async () => {
    open();
    await terminal.seen('❯ Read the chapters');
    terminal.type('jj');
    await terminal.seen('❯ My own machines');
    terminal.type('\u001B[A\u001B[A');
    await terminal.seen('❯ Read the chapters');
    terminal.type('jj\r');
    await terminal.seen('❯ Open a cluster file');
  });

  it('the screen follows the size of the window, also in the middle of a run', async () => {
    open({ FAKE_CLUSTER: '/tmp/x.yaml', FAKE_STAGE: 'slow' });
    await terminal.seen('What a host needs');
    terminal.type('nn\r');
    await terminal.seen('line 3 from master01');
    terminal.resize(120, 40);
    await terminal.until(
      () => /^ enter|^ → host/.test(terminal.lines()[39] ?? ''),
      'the keys in the last row',
    );
    terminal.resize(50, 12);
    await terminal.seen('kubewalk needs 60 columns');
    terminal.resize(80, 24);
    await terminal.until(
      () => (terminal.lines()[23] ?? '').includes('ctrl-c stop'),
      'the keys in the last row',
    );
    expect(terminal.lines().filter((row) => row.includes('ctrl-c stop'))).toHaveLength(1);
  });

  it('a step that fails on one host can be skipped there with a reason', async () => {
    open({ FAKE_CLUSTER: '/tmp/x.yaml', FAKE_STAGE: 'failing' });
    await terminal.seen('What a host needs');
    terminal.type('nn\r');
    await terminal.seen('Turn swap off did not succeed on 1 of 3 hosts');
    await terminal.seen('No space left on device');
    terminal.type('jjj\r');
    await terminal.seen('Reason');
    terminal.type('no disk here\r');
    await terminal.seen('Skipped: Turn swap off.');
  });
});
