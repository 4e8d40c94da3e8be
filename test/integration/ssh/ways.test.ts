import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createRemotes } from '../../../src/ssh/create-remotes.js';
import { answering } from './support/answering.js';
import { configsFrom, contextOf, hostOf, remoteTo, run } from './support/remote.js';
import { freePort, Sshd } from './support/sshd.js';
import { tempFolder } from './support/temp-folder.js';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start();
});
afterAll(() => sshd.end());

const pipe =
  'const [, host, port] = process.argv; const s = require("net").connect(port, host); process.stdin.pipe(s).pipe(process.stdout)';

describe('the way to a host', () => {
  it('leads through a proxy command', async () => {
    const remote = remoteTo(sshd, { proxyCommand: `exec '${process.execPath}' -e '${pipe}' %h %p` });
    expect((await run(remote, 'echo through')).stdout).toBe('through\n');
  });

  it('says what the proxy command said when it fails', async () => {
    const remote = remoteTo(sshd, { proxyCommand: 'echo no such tunnel >&2; exit 1' });
    await expect(remote.connect()).rejects.toMatchObject({
      failure: 'unreachable',
      message: expect.stringContaining('no such tunnel') as string,
    });
  });

  it('leads through the jump hosts of the ssh configuration, each of them verified', async () => {
    const folder = await tempFolder();
    const [first, second] = [await Sshd.start(), await Sshd.start()];
    onTestFinished(() => first.end());
    onTestFinished(() => second.end());
    const known = join(folder, 'known_hosts');
    await writeFile(known, `${await sshd.hostKeyLine()}${await first.hostKeyLine()}`);
    const config = join(folder, 'config');
    await writeFile(
      config,
      `Host 127.0.0.1\n  ProxyJump root@localhost:${String(first.port)},bastion\n` +
        `Host bastion\n  HostName 127.0.0.1\n  Port ${String(second.port)}\n  User root\n  IdentityFile ${second.key}\n` +
        `Host localhost\n  HostKeyAlias 127.0.0.1\n  IdentityFile ${first.key}\n  ProxyJump none\n`,
    );
    const { prompts, asked } = answering({ accept: true });
    const remote = remoteTo(sshd, { knownHosts: known }, { sshConfigs: configsFrom(sshd, config), prompts });
    expect((await run(remote, 'echo there')).stdout).toBe('there\n');
    expect(asked).toMatchObject([{ address: '127.0.0.1', keyType: 'ssh-ed25519' }]);
  });

  it('follows the user, port and key of the ssh configuration where the cluster file is silent', async () => {
    const folder = await tempFolder();
    const config = join(folder, 'config');
    await writeFile(
      config,
      `Include ${folder}/more\nMatch originalhost web*\n  Port ${String(sshd.port)}\n  IdentityFile ${sshd.key}\n`,
    );
    await writeFile(join(folder, 'more'), 'Host web1\n  HostName 127.0.0.1\n  User root\n');
    const { user: _user, port: _port, identityFile: _file, ...ssh } = hostOf(sshd).ssh;
    const connections = createRemotes(
      [{ name: 'web', address: 'web1', roles: [], ssh }],
      contextOf(sshd, { sshConfigs: configsFrom(sshd, config) }),
    );
    onTestFinished(() => connections.close());
    expect((await connections.remotes[0]?.connect())?.bootId).not.toBe('');
  });

  it.each([
    ['refuses connections', async () => ({ address: '127.0.0.1', port: await freePort() })],
    ['cannot be resolved', () => Promise.resolve({ address: 'no-such-host.invalid', port: 22 })],
  ])('that is closed is told in words: %s', async (words, where) => {
    const { address, port } = await where();
    const host = { ...hostOf(sshd, { port }), address };
    const connections = createRemotes([host], contextOf(sshd));
    onTestFinished(() => connections.close());
    await expect(connections.remotes[0]?.connect()).rejects.toMatchObject({
      failure: 'unreachable',
      message: expect.stringContaining(words) as string,
      hint: { key: expect.stringMatching(/Hint$/) as string },
    });
  });
});

describe('a login', () => {
  it('that runs no commands is told in its own words', async () => {
    const server = await Sshd.start({ config: ['ForceCommand echo This account is not available'] });
    onTestFinished(() => server.end());
    await expect(remoteTo(server).connect()).rejects.toMatchObject({
      failure: 'unusable',
      message: expect.stringContaining('This account is not available') as string,
    });
  });

  it('that prints a greeting of its own disturbs nothing', async () => {
    const server = await Sshd.start({
      config: ['ForceCommand echo hello; echo world >&2; $SSH_ORIGINAL_COMMAND'],
    });
    onTestFinished(() => server.end());
    expect(await run(remoteTo(server), 'echo mine')).toMatchObject({ stdout: 'mine\n', stderr: '' });
  });

  it('that is still under way ends at once when it is closed', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('no port was free');
    const connections = createRemotes([hostOf(sshd, { port: address.port })], contextOf(sshd));
    const connecting = connections.remotes[0]?.connect();
    const refused = expect(connecting).rejects.toMatchObject({ failure: 'unreachable' });
    await once(silent, 'connection');
    await connections.close();
    await refused;
  });
});

describe('an sshd with few sessions', () => {
  it.each([1, 3])('is given no more than it takes (MaxSessions %d)', async (sessions) => {
    const server = await Sshd.start({ config: [`MaxSessions ${String(sessions)}`] });
    onTestFinished(() => server.end());
    const remote = remoteTo(server);
    const ran = await Promise.all(Array.from({ length: 6 }, () => run(remote, 'sleep 0.1; echo ok')));
    expect(ran.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 6 }, () => 'ok\n'));
  });
});

describe('many hosts at once', () => {
  it('all get in, although sshd hangs up on some when many knock at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `machine${String(index)}`);
    const connections = createRemotes(
      names.map((name) => ({ ...hostOf(sshd), name })),
      contextOf(sshd),
    );
    onTestFinished(() => connections.close());
    const facts = await Promise.all(connections.remotes.map((remote) => remote.connect()));
    expect(facts).toHaveLength(40);
  });
});
