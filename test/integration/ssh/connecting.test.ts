import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConnectError } from '../../../src/execute/ports.js';
import { createRemotes } from '../../../src/ssh/create-remotes.js';
import { wordsIn } from '../../../src/words/words.js';
import { answering } from './support/answering.js';
import { configsFrom, contextOf, hostOf, noPrompts, remoteTo } from './support/remote.js';
import { Sshd } from './support/sshd.js';
import { tempFolder } from './support/temp-folder.js';
import { waitFor } from './support/wait-for.js';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start({ hostKeyTypes: ['ed25519', 'ecdsa', 'rsa'] });
});
afterAll(() => sshd.end());

const fingerprintOf = async (type: string): Promise<string> => {
  const { stdout } = await execa('ssh-keygen', ['-lf', `${sshd.hostKey(type)}.pub`]);
  return stdout.split(' ')[1] ?? '';
};

const emptyFile = async (): Promise<string> => {
  const file = join(await tempFolder(), 'empty');
  await writeFile(file, '');
  return file;
};

describe("a host's key", () => {
  it('is asked about on first use, recorded for kubewalk alone, and not asked about again', async () => {
    const own = join(await tempFolder(), 'home/known_hosts');
    const first = answering({ accept: true });
    const unknown = { knownHosts: await emptyFile() };
    await remoteTo(sshd, unknown, { prompts: first.prompts, knownHosts: own }).connect();
    expect(first.asked).toEqual([
      {
        host: 'machine',
        address: '127.0.0.1',
        keyType: 'ssh-ed25519',
        fingerprint: await fingerprintOf('ed25519'),
      },
    ]);
    expect(await readFile(own, 'utf8')).toBe(await sshd.hostKeyLine());
    expect((await stat(own)).mode & 0o777).toBe(0o600);
    await remoteTo(sshd, unknown, { prompts: noPrompts, knownHosts: own }).connect();
  });

  it('is refused when nobody accepts it', async () => {
    const { prompts } = answering({});
    const own = join(await tempFolder(), 'known_hosts');
    const remote = remoteTo(sshd, { knownHosts: await emptyFile() }, { prompts, knownHosts: own });
    await expect(remote.connect()).rejects.toMatchObject({
      failure: 'host-key-unknown',
      message: expect.stringContaining(await fingerprintOf('ed25519')) as string,
    });
    await expect(readFile(own)).rejects.toThrow('ENOENT');
  });

  it('is recorded without asking where that was wanted', async () => {
    const remote = remoteTo(
      sshd,
      { knownHosts: await emptyFile(), acceptNew: true },
      { knownHosts: await emptyFile() },
    );
    await remote.connect();
  });

  it('that is not the known one stops everything, with both fingerprints and the line to remove', async () => {
    const folder = await tempFolder();
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'other')]);
    const [type = '', key = ''] = (await readFile(join(folder, 'other.pub'), 'utf8')).split(' ');
    const file = join(folder, 'known_hosts');
    await writeFile(file, `# a comment\n[127.0.0.1]:${String(sshd.port)} ${type} ${key}\n`);
    const { stdout } = await execa('ssh-keygen', ['-lf', join(folder, 'other.pub')]);
    const remote = remoteTo(sshd, { knownHosts: file, acceptNew: true });
    const refusal = await remote.connect().catch((error: unknown) => error);
    if (!(refusal instanceof ConnectError)) throw new Error(`not refused: ${String(refusal)}`);
    expect(refusal.failure).toBe('host-key-changed');
    const { say } = wordsIn('en');
    const said = say(refusal.told) + say(refusal.hint);
    for (const wanted of [
      await fingerprintOf('ed25519'),
      stdout.split(' ')[1] ?? 'no fingerprint',
      `${file}:2`,
      `ssh-keygen -R '[127.0.0.1]:${String(sshd.port)}' -f '${file}'`,
    ])
      expect(said).toContain(wanted);
  });

  it.each(['ecdsa', 'rsa'])('is asked for by the type that is known (%s)', async (type) => {
    const file = await emptyFile();
    await writeFile(file, await sshd.hostKeyLine(type));
    await remoteTo(sshd, { knownHosts: file }).connect();
  });

  it('is recognised in a hashed file', async () => {
    const file = await emptyFile();
    await writeFile(file, await sshd.hostKeyLine());
    await execa('ssh-keygen', ['-H', '-f', file]);
    expect(await readFile(file, 'utf8')).toMatch(/^\|1\|/);
    await remoteTo(sshd, { knownHosts: file }).connect();
  });

  it('that was revoked is refused although another line knows it', async () => {
    const file = await emptyFile();
    const line = await sshd.hostKeyLine();
    await writeFile(file, `${line}@revoked * ${line.split(' ').slice(1).join(' ')}`);
    await expect(remoteTo(sshd, { knownHosts: file }).connect()).rejects.toMatchObject({
      failure: 'host-key-revoked',
    });
  });

  it('known only through a certificate authority is refused with the reason', async () => {
    const file = await emptyFile();
    await writeFile(
      file,
      `@cert-authority * ${(await sshd.hostKeyLine('rsa')).split(' ').slice(1).join(' ')}`,
    );
    await expect(remoteTo(sshd, { knownHosts: file, acceptNew: true }).connect()).rejects.toMatchObject({
      failure: 'host-key-unknown',
      message: expect.stringContaining(`${file}:1 trusts a certificate authority`) as string,
    });
  });
});

describe('logging in', () => {
  /** A key pair that the sshd lets in. */
  const acceptedKey = async (
    ...options: readonly string[]
  ): Promise<{ readonly key: string; readonly server: Sshd }> => {
    const folder = await tempFolder();
    const key = join(folder, 'key');
    await execa('ssh-keygen', ['-q', '-f', key, ...options]);
    const server = await Sshd.start({ authorized: `${key}.pub` });
    onTestFinished(() => server.end());
    return { key, server };
  };

  it.each([
    ['rsa', '2048'],
    ['ecdsa', '384'],
  ])('works with a key of type %s', async (type, bits) => {
    const { key, server } = await acceptedKey('-t', type, '-b', bits, '-N', '');
    await remoteTo(server, { identityFile: key }).connect();
  });

  it('asks for the passphrase of a key once for all hosts, and again when it was wrong', async () => {
    const { key, server } = await acceptedKey('-t', 'ed25519', '-N', 'open sesame');
    const { prompts, asked } = answering({ secrets: ['wrong', 'open sesame'] });
    const hosts = ['one', 'two', 'three'].map((name) => ({ ...hostOf(server, { identityFile: key }), name }));
    const connections = createRemotes(hosts, contextOf(server, { prompts }));
    onTestFinished(() => connections.close());
    await Promise.all(connections.remotes.map((remote) => remote.connect()));
    expect(asked).toMatchObject([
      { kind: 'key-passphrase', subject: key, again: false },
      { kind: 'key-passphrase', subject: key, again: true },
    ]);
  });

  it('says which key file is missing, or was not opened', async () => {
    await expect(remoteTo(sshd, { identityFile: '/nowhere/key' }).connect()).rejects.toMatchObject({
      failure: 'identity-file',
      message: 'machine: key file /nowhere/key: there is no such file',
    });
    const { key, server } = await acceptedKey('-t', 'ed25519', '-N', 'secret');
    const { prompts } = answering({});
    await expect(remoteTo(server, { identityFile: key }, { prompts }).connect()).rejects.toMatchObject({
      failure: 'identity-file',
    });
  });

  it('uses the key that the agent holds, without asking for its passphrase', async () => {
    const { key, server } = await acceptedKey('-t', 'ed25519', '-N', '');
    const agent = await startAgent();
    await execa('ssh-add', ['-q', key], { env: { SSH_AUTH_SOCK: agent } });
    await execa('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'locked now', '-f', key]);
    await remoteTo(server, { identityFile: key }, { agent }).connect();
  });

  it('leaves the agent alone where ssh is told to (IdentityAgent none)', async () => {
    const { key, server } = await acceptedKey('-t', 'ed25519', '-N', '');
    const agent = await startAgent();
    await execa('ssh-add', ['-q', key], { env: { SSH_AUTH_SOCK: agent } });
    const file = join(await tempFolder(), 'config');
    const stranger = join(await tempFolder(), 'stranger');
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', stranger]);
    await writeFile(file, 'Host *\n  IdentityAgent none\n');
    await expect(
      remoteTo(
        server,
        { identityFile: stranger },
        { agent, sshConfigs: configsFrom(server, file) },
      ).connect(),
    ).rejects.toMatchObject({ failure: 'refused' });
  });

  it('finds the right one of more keys in the agent than sshd has patience for', async () => {
    const { key, server } = await acceptedKey('-t', 'ed25519', '-N', '');
    const agent = await startAgent();
    const folder = await tempFolder();
    for (let index = 0; index < 8; index += 1) {
      const other = join(folder, `other${String(index)}`);
      await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', other]);
      await execa('ssh-add', ['-q', other], { env: { SSH_AUTH_SOCK: agent } });
    }
    await execa('ssh-add', ['-q', key], { env: { SSH_AUTH_SOCK: agent } });
    await remoteTo(server, { identityFile: key }, { agent }).connect();
  });

  it('says what was tried and what would be accepted when nothing helped', async () => {
    const folder = await tempFolder();
    const key = join(folder, 'stranger');
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    await expect(remoteTo(sshd, { identityFile: key }).connect()).rejects.toMatchObject({
      failure: 'refused',
      message: `machine: root@127.0.0.1:${String(sshd.port)} refused the login (tried: key ${key}). It accepts: publickey.`,
    });
  });

  const startAgent = async (): Promise<string> => {
    const socket = join(await tempFolder(), 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    onTestFinished(async () => {
      const gone = once(agent, 'exit');
      agent.kill();
      await gone;
    });
    await waitFor(
      async () => (await stat(socket).catch(() => undefined)) !== undefined,
      () => 'no agent socket',
    );
    return socket;
  };
});
