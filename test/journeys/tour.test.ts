import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../integration/ssh/support/temp-folder.js';
import { program } from '../lab/support/program.js';
import { expectRestored } from './support/expect-restored.js';
import type { OpenedTerminal } from './support/open-terminal.js';
import { sizes } from './support/sizes.js';
import { startKubewalk } from './support/start.js';
import { walkOn } from './support/walk-on.js';

/** Somebody who has no machines, and was never here before. */
const openVisitor = async () => {
  const env = { KUBEWALK_HOME: await tempFolder(), KUBEWALK_TOUR_SPEED: '100' };
  const without = (...args: readonly string[]) =>
    execa(process.execPath, [program(), ...args], { reject: false, env, stdin: 'ignore' });
  return {
    start: (columns: number, rows: number): OpenedTerminal =>
      startKubewalk([], { columns, rows, env, patienceMs: 60_000 }),
    /** Without the screens. */
    without,
    fileOf: async (...args: readonly string[]): Promise<string> =>
      (await without('tour', '--file', ...args)).stdout.trim(),
  };
};

describe.each(sizes)('the tour in a terminal of %i x %i', (columns, rows) => {
  it('walks until the step that fails, leaves there, comes back, tries again and gets to the end', async () => {
    const { start, without, fileOf } = await openVisitor();
    const first = start(columns, rows);
    await first.choose('Take the tour');
    await walkOn(first, () => first.text().includes('did not succeed on 1 of 2 hosts'));
    expect(first.text()).toContain('recording, nothing is changed');
    first.type('\u0003\u0003');
    await expectRestored(first, 0);

    const second = start(columns, rows);
    await second.choose('Resume tour');
    await second.seen('failed');
    await walkOn(second, () => second.text().includes('Everything is done'));
    second.type('qqqq');
    await expectRestored(second, 0);

    const { stdout, exitCode } = await without('run', '--yes', '--cluster', await fileOf());
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain('recording');
    expect(stdout).not.toContain(' + changed ');
  });

  it('finds out why the recorded etcd is broken, and mends it', async () => {
    const terminal = (await openVisitor()).start(columns, rows);
    await terminal.choose('Find out why etcd is broken');
    await terminal.seen('certain on node01');
    terminal.type('\r');
    await terminal.seen('Issue the certificate anew and start with it: done.');
    terminal.type('\r');
    await terminal.seen('No trouble that is known shows in the hosts.');
    terminal.type('\u0003\u0003');
    await expectRestored(terminal, 0);
  });
});

describe('the tour without the screens', () => {
  it('says why the recorded etcd is broken, and finds nothing once it is mended', async () => {
    const { without, fileOf } = await openVisitor();
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
