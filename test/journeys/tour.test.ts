import { execa } from 'execa';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type OpenedTerminal } from './support/open-terminal.js';
import { walkOn } from './support/walk-on.js';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('the tour, by somebody who has no machines', () => {
  let terminal: OpenedTerminal;
  let home: string;
  const env = (): Readonly<Record<string, string>> => ({ KUBEWALK_HOME: home, KUBEWALK_TOUR_SPEED: '100' });

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'kubewalk-tour-'));
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });
  afterEach(() => {
    terminal.close();
  });

  const start = (): void => {
    terminal = openTerminal(process.execPath, [program], { env: env(), patienceMs: 60_000 });
  };
  const without = (...args: readonly string[]) =>
    execa(process.execPath, [program, ...args], { reject: false, env: env(), stdin: 'ignore' });
  const fileOf = async (...args: readonly string[]): Promise<string> =>
    (await without('tour', '--file', ...args)).stdout.trim();

  it('walks until the step that fails, leaves there, comes back, tries again and gets to the end', async () => {
    start();
    await terminal.choose('Take the tour');
    await walkOn(terminal, () => terminal.text().includes('did not succeed on 1 of 2 hosts'));
    expect(terminal.text()).toContain('recording, nothing is changed');
    terminal.type('\u0003\u0003');
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
    terminal.close();

    start();
    await terminal.choose('Resume tour');
    await terminal.seen('failed');
    await walkOn(terminal, () => terminal.text().includes('Everything is done'));
    terminal.type('qqqq');
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
  });

  it('finds everything done without the screens', async () => {
    const { stdout, exitCode } = await without('run', '--yes', '--cluster', await fileOf());
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain('recording');
    expect(stdout).not.toContain(' + changed ');
  });

  it('finds out why the recorded etcd is broken, and mends it', async () => {
    start();
    await terminal.choose('Find out why etcd is broken');
    await terminal.seen('certain on node01');
    terminal.type('\r');
    await terminal.seen('Issue the certificate anew and start with it: done.');
    terminal.type('\r');
    await terminal.seen('No trouble that is known shows in the hosts.');
    terminal.type('\u0003\u0003');
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
  });

  it('says so without the screens too, and finds nothing once it is mended', async () => {
    const file = await fileOf('--broken');
    const found = await without('doctor', '--cluster', file);
    expect(found.exitCode, found.stdout).toBe(4);
    expect(found.stdout).toContain('lacks 192.168.204.173');
    const mended = await without('doctor', '--cluster', file, '--fix', '--yes');
    expect(mended.exitCode, mended.stdout).toBe(0);
    const healthy = await without('doctor', '--cluster', file);
    expect(healthy.exitCode, healthy.stdout).toBe(0);
  });
});
