/** A shell for a person: a terminal of the host joined to the one they sit at. */
import type ssh2 from 'ssh2';
import type { ShellEnd, ShellTerminal } from '../execute/ports.js';
import { noSession } from './no-session.js';
import type { WorkerPlan } from './open-worker.js';
import { openChannel } from './shell-channel.js';
import { SudoTalk } from './sudo-talk.js';
import { createTildeEscape } from './tilde-escape.js';

/** It waits for a line, so that nothing is printed before the person's terminal is there to show it. */
const rootShell = 'read -r _; cd; exec "${SHELL:-/bin/sh}" -l';

/** Returns when it has ended; the connection is left to the caller. Throws `ConnectError`, `LinkLost`. */
export const openPersonShell = async (
  client: ssh2.Client,
  plan: WorkerPlan,
  terminal: ShellTerminal,
): Promise<ShellEnd> => {
  const { columns, rows } = terminal.size();
  const pty = { term: terminal.name, cols: columns, rows };
  const sudo = plan.sudo ? new SudoTalk(plan, rootShell) : undefined;
  const channel = await openChannel((answered) => {
    if (sudo === undefined) client.shell(pty, answered);
    else client.exec(sudo.command, { pty }, answered);
  });
  if (channel === undefined) throw noSession(plan.host);
  const ended = endOf(client, channel);
  if (sudo !== undefined) await becomeRoot(channel, sudo, ended);
  return join(channel, terminal, ended);
};

const endOf = (client: ssh2.Client, channel: ssh2.ClientChannel): Promise<ShellEnd> =>
  new Promise((resolve) => {
    let end: ShellEnd = { kind: 'lost' };
    channel.on('exit', (code: number | null, signal?: string) => {
      end = code === null ? { kind: 'signalled', signal: signal ?? '' } : { kind: 'exited', code };
    });
    channel.on('error', () => undefined);
    const close = (): void => {
      resolve(end);
    };
    channel.on('close', close);
    // A channel that stands still would not notice.
    client.on('close', close);
  });

/** On a terminal, what sudo asks and what the shell says come the same way. */
const becomeRoot = async (
  channel: ssh2.ClientChannel,
  sudo: SudoTalk,
  ended: Promise<unknown>,
): Promise<void> => {
  const hear = (bytes: Buffer): void => {
    for (const stream of ['stdout', 'stderr'] as const)
      sudo.hear(stream, bytes.toString(), (answer) => channel.write(answer));
  };
  channel.on('data', hear);
  await Promise.race([
    sudo.opened,
    ended.then(() => {
      throw sudo.refusal();
    }),
  ]);
  channel.off('data', hear);
  channel.write('\n');
};

const join = async (
  channel: ssh2.ClientChannel,
  terminal: ShellTerminal,
  ended: Promise<ShellEnd>,
): Promise<ShellEnd> => {
  const { input, output } = terminal.borrow();
  const follow = (): void => {
    const { columns, rows } = terminal.size();
    channel.setWindow(rows, columns, 0, 0);
  };
  const unfollow = terminal.onResize(follow);
  // It may have changed while questions were asked.
  follow();
  try {
    const left = new Promise<ShellEnd>((resolve) => {
      input
        .pipe(
          createTildeEscape(() => {
            resolve({ kind: 'left' });
          }),
        )
        .pipe(channel);
    });
    channel.pipe(output, { end: false });
    return await Promise.race([ended, left]);
  } finally {
    unfollow();
    input.unpipe();
    channel.unpipe();
    terminal.giveBack();
  }
};
