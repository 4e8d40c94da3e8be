import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SshSettings } from '../../../src/cluster/types.js';
import type { Prompts } from '../../../src/execute/ports.js';
import { createRemotes } from '../../../src/ssh/create-remotes.js';
import { answering } from './support/answering.js';
import { Cuttable } from './support/cuttable.js';
import { openHandTerminal } from './support/hand-terminal.js';
import { contextOf, hostOf, noPrompts } from './support/remote.js';
import { Sshd } from './support/sshd.js';

const user = { name: 'learner', password: 'the right one' };

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start({ user });
});
afterAll(() => sshd.end());

const open = (ssh: Partial<SshSettings> = {}, prompts: Prompts = noPrompts, on = sshd) => {
  const connections = createRemotes([hostOf(on, ssh)], contextOf(on, { prompts }));
  onTestFinished(() => connections.close());
  const hand = openHandTerminal();
  const end = connections.openShell('machine', hand.terminal);
  return { ...hand, end, close: () => connections.close() };
};

/** Typed text comes back as echo, so what is looked for is put together by the shell. */
const sum = (name: string): string => `echo ${name}-$((6*7))\r`;

describe('a shell on a host', () => {
  it('is a terminal there, of the kind and size of the one here, and ends with its exit status', async () => {
    const { type, seen, end, history } = open();
    type(`tty; stty size; echo "is $TERM"\r`);
    await seen(/\/dev\/pts\/\d+\s+24 80\s+is vt220/);
    type('exit 7\r');
    expect(await end).toEqual({ kind: 'exited', code: 7 });
    expect(history).toEqual(['borrowed', 'given back']);
  });

  it('follows the size of the terminal', async () => {
    const { type, seen, resize, end, listeners } = open();
    type(sum('ready'));
    await seen('ready-42');
    resize(133, 51);
    type('stty size\r');
    await seen('51 133');
    type('exit\r');
    await end;
    expect(listeners).toHaveLength(0);
  });

  it('takes raw keys: Ctrl-C ends what runs in it, and not the shell', async () => {
    const { type, seen, end } = open();
    // What is typed before the shell reads is thrown away by Ctrl-C.
    type(`echo asleep-$((6*7)); sleep 1000; ${sum('after')}`);
    await seen('asleep-42');
    type('\u0003');
    await seen('^C');
    type(sum('still-here'));
    await seen('still-here-42');
    // Not Ctrl-D, which is lost where it comes while the shell puts its terminal in order.
    type('exit\r');
    expect(await end).toMatchObject({ kind: 'exited' });
  });

  it('says by which signal it was ended', async () => {
    const { type, end } = open();
    type('kill -KILL $$\r');
    expect(await end).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
  });

  it('is hung up with ~. at the beginning of a line, also where nothing answers', async () => {
    const { type, seen, end, history } = open();
    type(sum('ready'));
    await seen('ready-42');
    type('sleep 1000\r');
    type('~.');
    expect(await end).toEqual({ kind: 'left' });
    expect(history).toEqual(['borrowed', 'given back']);
  });

  it('ends with the connection, and says so', async () => {
    const proxy = await Cuttable.before(sshd.port);
    const { type, seen, end, history } = open({ port: proxy.port, acceptNew: true });
    type(sum('ready'));
    await seen('ready-42');
    proxy.cut();
    expect(await end).toEqual({ kind: 'lost' });
    expect(history).toEqual(['borrowed', 'given back']);
  });

  it('ends when the program lets go of all hosts', async () => {
    const { type, seen, end, close } = open();
    type(sum('ready'));
    await seen('ready-42');
    await close();
    expect(await end).toEqual({ kind: 'lost' });
  });

  it('never has the terminal where the host does not let us in', async () => {
    const stranger = await Sshd.start();
    onTestFinished(() => stranger.end());
    const { end, history } = open({ identityFile: stranger.key });
    await expect(end).rejects.toMatchObject({ failure: 'refused' });
    expect(history).toEqual([]);
  });

  it('is given up at once where the host takes the connection and says nothing', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const called = once(silent, 'connection');
    const { port } = silent.address() as AddressInfo;
    const connections = createRemotes([hostOf(sshd, { port })], contextOf(sshd));
    onTestFinished(() => connections.close());
    const { terminal, history } = openHandTerminal();
    const way = new AbortController();
    const end = connections.openShell('machine', terminal, way.signal);
    await called;
    way.abort();
    await expect(end).rejects.toMatchObject({
      name: 'ConnectError',
      message: expect.stringContaining('given up') as string,
    });
    expect(history).toEqual([]);
  });

  it('has a connection of its own beside the one that jobs share', async () => {
    const narrow = await Sshd.start({ config: ['MaxSessions 1'] });
    onTestFinished(() => narrow.end());
    const connections = createRemotes([hostOf(narrow)], contextOf(narrow));
    onTestFinished(() => connections.close());
    await connections.remotes[0]?.connect();
    const { terminal, type } = openHandTerminal();
    const end = connections.openShell('machine', terminal);
    type('exit\r');
    expect(await end).toEqual({ kind: 'exited', code: 0 });
  });
});

describe('a shell where root is reached through sudo', () => {
  const asLearner: Partial<SshSettings> = { user: user.name, become: 'sudo' };

  /** Asks as sudo does on a terminal: without echo, in the words it was given. */
  const fakeSudo = [
    '#!/bin/sh',
    'while [ "$1" != sh ]; do [ "$1" = -p ] && question=$2; shift; done',
    'stty -echo; printf %s "$question" >&2; read -r password; stty echo; echo',
    `[ "$password" = '${user.password}' ] || { echo 'Sorry, try again.'; exit 1; }`,
    'ROOT=yes; export ROOT',
    'exec "$@"',
  ].join('\n');

  let machine: Sshd;
  beforeAll(async () => {
    machine = await Sshd.start({ user, config: ['SetEnv PATH=/run/fake:/usr/bin:/bin'] });
    await machine.inside(
      `mkdir /run/fake; cat >/run/fake/sudo <<'EOF'\n${fakeSudo}\nEOF\nchmod 755 /run/fake/sudo`,
    );
  });
  afterAll(() => machine.end());

  it('answers sudo before the person has the terminal, and shows nothing of it', async () => {
    const { prompts, asked } = answering({ secrets: [user.password] });
    const { type, seen, end, printed } = open(asLearner, prompts, machine);
    type('echo "root: $ROOT"; tty\r');
    await seen(/root: yes\s+\/dev\/pts/);
    type('exit 3\r');
    expect(await end).toEqual({ kind: 'exited', code: 3 });
    expect(asked).toMatchObject([{ kind: 'sudo-password' }]);
    expect(printed()).not.toContain(user.password);
    expect(printed()).not.toContain('kubewalk');
  });

  it('tells why sudo will not, on the screen and not on the terminal', async () => {
    const { prompts } = answering({ secrets: ['a wrong one'] });
    const { end, history } = open(asLearner, prompts, machine);
    await expect(end).rejects.toMatchObject({ failure: 'sudo-refused' });
    expect(history).toEqual([]);
  });
});
