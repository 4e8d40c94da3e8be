import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Sshd } from './ssh/support/sshd.js';
import { waitFor } from './ssh/support/wait-for.js';
import { openOperator } from './support/operator.js';

/** Debian's package `libfaketime`: lies about the time to a program, as a file says, and changes its mind when the file does. */
const faketime = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));

const steps = `## Wait {#wait}

\`\`\`yaml step
on: all
risk: changes
timeout: 60s
no-undo: Nothing stays.
\`\`\`

\`\`\`sh check
test -e /var/lib/ready
\`\`\`

\`\`\`sh run
touch /var/lib/running
until [ -e /var/lib/jumped ]; do sleep 0.1; done
\`\`\`

\`\`\`sh verify
echo once more >>/var/lib/verified
test -e /var/lib/ready
\`\`\`
`;

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start();
});
afterAll(() => sshd.end());

const hour = 3_600_000;

interface Told {
  readonly type: string;
  readonly status?: string;
  readonly durationMs?: number;
}

it('a clock that is set by hours in mid-run ends no step, and makes none seem shorter or longer', async () => {
  if (faketime === undefined) throw new Error('libfaketime is missing: apt-get install faketime');
  const { folder, start } = await openOperator(sshd, { steps });
  const clock = join(folder, 'clock');
  const on = (path: string) => async (): Promise<boolean> =>
    (await sshd.inside(`cat ${path} 2>/dev/null || echo none`)) !== 'none';
  await writeFile(clock, '+0');
  const running = start('run', ['--yes', '--json'], {
    LD_PRELOAD: faketime,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    // Setting a clock leaves this one alone.
    DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  });
  let said = '';
  running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  running.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitFor(on('/var/lib/running'), () => said);
  await writeFile(clock, '+2h');
  await sshd.inside('touch /var/lib/jumped');
  await waitFor(on('/var/lib/verified'), () => said);
  await writeFile(clock, '-3h');
  await sshd.inside('touch /var/lib/ready');
  const { stdout, stderr, exitCode } = await running;
  expect(exitCode, stdout + stderr).toBe(0);
  const told = stdout.split('\n').map((line) => JSON.parse(line) as Told);
  const finished = told.find(({ type }) => type === 'step-finished');
  expect(finished).toMatchObject({ status: 'changed' });
  // It was set to and fro by hours; the step took seconds.
  expect(finished?.durationMs).toBeGreaterThan(0);
  expect(finished?.durationMs).toBeLessThan(hour);
}, 120_000);
