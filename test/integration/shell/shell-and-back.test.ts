import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Sshd } from '../ssh/support/sshd.js';
import { openOperator } from '../support/operator.js';
import { expectRestored } from '../../journeys/support/expect-restored.js';
import type { OpenedTerminal, TerminalOptions } from '../../journeys/support/open-terminal.js';
import { sizes } from '../../journeys/support/sizes.js';
import { startKubewalk } from '../../journeys/support/start.js';

/** Fails until a person has put it right by hand. */
const steps = `## Wait for a hand {#hand}

\`\`\`yaml step
on: all
risk: changes
no-undo: nothing to take back
\`\`\`

\`\`\`sh check
test -e /run/by-hand
\`\`\`

\`\`\`sh run
test -e /run/by-hand
\`\`\`

\`\`\`sh verify
test -e /run/by-hand
\`\`\`

\`\`\`explain
test -e | is it there?
\`\`\`
`;

describe('a shell on a host, and back', () => {
  let sshd: Sshd;
  let terminal: OpenedTerminal;
  beforeAll(async () => {
    sshd = await Sshd.start();
  });
  afterAll(() => sshd.end());
  afterEach(() => sshd.inside('rm -f /run/by-hand'));

  const open = async (args: readonly string[], size: TerminalOptions = {}) => {
    const operator = await openOperator(sshd, { steps });
    const { program, cluster, runbook, env } = operator;
    terminal = startKubewalk([...args, '--cluster', cluster, '--runbook', runbook], { ...size, env });
    const log = async (): Promise<string> =>
      (await execa(process.execPath, [program, 'log', 'last'], { env: operator.env, extendEnv: false }))
        .stdout;
    return { log };
  };
  const onHost = (words: string): Promise<void> => terminal.seen(`${words}-42`);
  const say = (words: string): void => {
    terminal.type(`echo ${words}-$((6*7))\r`);
  };

  it.each(sizes)(
    'mends by hand what failed, and comes back to the same screen, at %i x %i',
    async (columns, rows) => {
      const { log } = await open(['--mode', 'install'], { columns, rows });
      await terminal.seen('Wait for a hand');
      terminal.type('\r');
      await terminal.seen('did not succeed on 1 of 1 host');
      await terminal.choose('Open a shell on machine');
      await terminal.seen('machine · exit comes back');
      expect(terminal.isAlternate()).toBe(false);
      say('here');
      await onHost('here');

      terminal.resize(100, 30);
      // Keys may overtake the news of the size.
      terminal.type(`until [ "$(stty size)" = '30 100' ]; do sleep 0.1; done; `);
      say('wide');
      await onHost('wide');
      // What a program that was killed leaves behind: other screen, no cursor, mouse, marked pastes, a region, colour.
      terminal.type(
        `printf '\\033[?1049h\\033[?25l\\033[?1003h\\033[?2004h\\033[5;9r\\033[7m'; touch /run/by-hand\r`,
      );
      say('done');
      await onHost('done');
      // Not Ctrl-D, which is lost where it comes while the shell puts its terminal in order.
      terminal.type('exit\r');
      await terminal.seen('Back from machine.');
      expect(terminal.isAlternate()).toBe(true);
      expect(terminal.text()).toContain('did not succeed on 1 of 1 host');
      expect(terminal.lines()[0]).toContain('kubewalk');
      expect(terminal.lines()[29]).toContain('enter choose');

      terminal.type('g');
      await terminal.seen('❯ Retry on machine');
      terminal.type('\r');
      await terminal.seen('Wait for a hand: done.');
      terminal.type('\u0003\u0003');
      await expectRestored(terminal, 0);
      expect(terminal.text()).toContain('here-42');

      const told = await log();
      expect(told).toMatch(
        /## By hand\n\n- \S+Z · machine · a shell was opened; .*; it ended \S+Z: exit status 0\n/,
      );
      expect(told).not.toContain('here-');
    },
  );

  it('gives the terminal back when the program is ended meanwhile', async () => {
    await open(['--mode', 'install']);
    await terminal.seen('Wait for a hand');
    terminal.type('S');
    await terminal.seen('machine · exit comes back');
    say('here');
    await onHost('here');
    process.kill(terminal.children()[0] ?? 0, 'SIGTERM');
    await expectRestored(terminal, 143);
  });

  it('is had without the screens, and ends with the status of the shell', async () => {
    const { log } = await open(['shell', 'machine']);
    await terminal.seen('machine · exit comes back');
    say('here');
    await onHost('here');
    terminal.type('exit 5\r');
    await expectRestored(terminal, 5);
    expect(await log()).toContain('machine · a shell was opened');
  });

  it('is refused without a terminal, and on a host that is not there', async () => {
    const { start } = await openOperator(sshd, { steps });
    expect(await start('shell', ['machine'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('a shell needs a terminal') as string,
    });
    expect(await start('shell', ['machin'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean "machine"?') as string,
    });
  });
});
