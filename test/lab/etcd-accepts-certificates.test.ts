import { access, mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { IssuedCertificate } from '../../src/execute/ports.js';
import { createIssuer } from '../../src/pki/create-issuer.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { member } from '../pki/support.js';

const artifacts = join(
  process.env['KUBEWALK_LAB_CACHE'] ?? join(homedir(), '.cache', 'kubewalk-lab'),
  'artifacts',
);
const arch = process.arch === 'x64' ? 'amd64' : process.arch;

/** Real etcd, three members on the loopback that trust each other and their clients by our certificates alone. */
describe.each(['3.3.25', '3.4.23', '3.5.16'])('etcd %s', (version) => {
  it('forms a cluster by them, serves who has one, and refuses who has none', async () => {
    const folder = await temporaryFolder();
    const etcd = await unpacked(version, folder);
    const endpoints = await startCluster(etcd, folder);
    const ctl = (files: string, ...args: string[]) => etcdctl(etcd, endpoints, files, args);
    const client = join(folder, 'client');
    await keep(client, await issued(folder, 'operator', ['client']));

    await vi.waitFor(
      async () => {
        const { exitCode, all } = await ctl(client, 'endpoint', 'health');
        expect(exitCode, all).toBe(0);
      },
      { timeout: 60_000, interval: 300 },
    );
    expect(await ctl(client, 'put', 'greeting', 'hello')).toMatchObject({ exitCode: 0, stdout: 'OK' });
    expect(await ctl(client, 'get', 'greeting')).toMatchObject({ exitCode: 0, stdout: 'greeting\nhello' });

    const url = `${endpoints.split(',')[0] ?? ''}/health`;
    const operator = await issued(folder, 'operator', ['client']);
    expect(await ask(url, operator.ca, operator)).toContain('"health"');
    expect(await ask(url, operator.ca)).toMatch(refusal);
    const stranger = await issued(join(folder, 'elsewhere'), 'operator', ['client']);
    expect(await ask(url, operator.ca, stranger)).toMatch(refusal);
    expect(await ask(url, stranger.ca, operator)).toMatch(/self.signed|unable to verify|unable to get/);
  });
});

/** The folder with `etcd` and `etcdctl` of that release. */
const unpacked = async (version: string, folder: string): Promise<string> => {
  const release = `etcd-v${version}-linux-${arch}`;
  const tarball = join(artifacts, `${release}.tar.gz`);
  await access(tarball).catch(() => {
    throw new Error(`${tarball} is missing. Make it with: test/lab/make-artifacts.sh`);
  });
  await execa('tar', ['-xzf', tarball, '-C', folder]);
  return join(folder, release);
};

const issued = (folder: string, host: string, usages: readonly ('server' | 'client')[]) =>
  createIssuer({ folder: join(folder, 'pki'), now: () => new Date() }).issue(
    host,
    member({
      name: 'leaf',
      commonName: host,
      usages,
      dns: ['localhost'],
      ips: ['127.0.0.1'],
    }),
  );

const keep = async (folder: string, files: IssuedCertificate): Promise<void> => {
  await mkdir(folder);
  await writeFile(join(folder, 'ca.pem'), files.ca);
  await writeFile(join(folder, 'leaf.pem'), files.certificate);
  await writeFile(join(folder, 'leaf-key.pem'), files.key, { mode: 0o600 });
};

/** Starts the members side by side and gives their client addresses. They end with the test. */
const startCluster = async (etcd: string, folder: string): Promise<string> => {
  const names = ['node01', 'node02', 'node03'];
  const members = await Promise.all(
    names.map(async (name) => ({ name, client: await freeUrl(), peer: await freeUrl() })),
  );
  const running: { kill: (signal: 'SIGKILL') => boolean; ended: Promise<unknown> }[] = [];
  onTestFinished(async () => {
    for (const { kill } of running) kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
  });
  for (const { name, client, peer } of members) {
    const files = join(folder, name);
    await keep(files, await issued(folder, name, ['server', 'client']));
    const child = execa(
      join(etcd, 'etcd'),
      [
        ['name', name],
        ['data-dir', join(files, 'data')],
        ['listen-client-urls', client],
        ['advertise-client-urls', client],
        ['listen-peer-urls', peer],
        ['initial-advertise-peer-urls', peer],
        ['initial-cluster', members.map((one) => `${one.name}=${one.peer}`).join(',')],
        ...(['', 'peer-'] as const).flatMap((prefix) => [
          [`${prefix}cert-file`, join(files, 'leaf.pem')],
          [`${prefix}key-file`, join(files, 'leaf-key.pem')],
          [`${prefix}trusted-ca-file`, join(files, 'ca.pem')],
          [`${prefix}client-cert-auth`, 'true'],
        ]),
      ].map(([flag, value]) => `--${String(flag)}=${String(value)}`),
      { stdin: 'ignore', stdout: 'ignore', stderr: { file: join(files, 'log') }, reject: false },
    );
    running.push({ kill: child.kill.bind(child), ended: child });
  }
  return members.map(({ client }) => client).join(',');
};

const freeUrl = async (): Promise<string> =>
  await new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(`https://127.0.0.1:${port}`);
      });
    });
  });

const etcdctl = async (etcd: string, endpoints: string, files: string, args: readonly string[]) =>
  await execa(
    join(etcd, 'etcdctl'),
    [
      `--endpoints=${endpoints}`,
      `--cacert=${join(files, 'ca.pem')}`,
      `--cert=${join(files, 'leaf.pem')}`,
      `--key=${join(files, 'leaf-key.pem')}`,
      '--command-timeout=5s',
      ...args,
    ],
    { env: { ETCDCTL_API: '3' }, all: true, reject: false },
  );

/** How a server says no to a certificate, or to none, over TLS 1.2 and 1.3. */
const refusal = /alert (bad certificate|certificate required|unknown ca)/;

/** What etcd answers over HTTPS, or why there was no answer. */
const ask = (url: string, ca: string, client?: IssuedCertificate): Promise<string> =>
  new Promise((resolve) => {
    const identity = client === undefined ? {} : { cert: client.certificate, key: client.key };
    get(url, { ca, ...identity, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve(text);
      });
    }).on('error', (error) => {
      resolve(error.message);
    });
  });
