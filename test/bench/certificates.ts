import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { execa } from 'execa';
import type { PlannedCertificate } from '../../src/plan/types.js';
import { createIssuer } from '../../src/pki/create-issuer.js';
import { compare, timed, type Result } from './support/compare.js';

const members = ['master01', 'node01', 'node02'];

/** An authority and a server and peer certificate for each of three members, keys of 2048 bits RSA on both sides. */
export const benchCertificates = async (rounds: number): Promise<readonly Result[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'kubewalk-bench-pki-'));
  try {
    return await compare(
      'a CA and 3 member certificates',
      [
        {
          name: 'kubewalk (in its own process)',
          run: async () => timed(issueOwn(await mkdtemp(join(folder, 'own-')))),
        },
        { name: 'cfssl', run: async () => timeCfssl(await mkdtemp(join(folder, 'cfssl-'))) },
      ],
      rounds,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
};

const issueOwn = (folder: string) => async (): Promise<void> => {
  const issuer = createIssuer({ folder, now: () => new Date() });
  await Promise.all(members.map((host) => issuer.issue(host, certificate(host))));
};

const certificate = (host: string): PlannedCertificate => ({
  ca: 'etcd',
  name: 'member',
  commonName: host,
  usages: ['server', 'client'],
  dns: [host, 'localhost'],
  ips: ['127.0.0.1', '192.168.204.171'],
  days: 365,
  to: '/etc/etcd',
  owner: 'root',
});

const key = { algo: 'rsa', size: 2048 };

const timeCfssl = async (folder: string): Promise<number> => {
  const write = (name: string, value: unknown): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(value));
  await write('ca-csr.json', { CN: 'etcd', key });
  await write('config.json', {
    signing: {
      default: {
        expiry: '8760h',
        usages: ['signing', 'key encipherment', 'server auth', 'client auth'],
      },
    },
  });
  for (const host of members)
    await write(`${host}.json`, {
      CN: host,
      key,
      hosts: [host, 'localhost', '127.0.0.1', '192.168.204.171'],
    });
  const sh = (command: string) => execa('sh', ['-c', command], { cwd: folder });
  return timed(async () => {
    await sh('cfssl gencert -initca ca-csr.json | cfssljson -bare ca');
    await Promise.all(
      members.map((host) =>
        sh(
          `cfssl gencert -ca=ca.pem -ca-key=ca-key.pem -config=config.json ${host}.json | cfssljson -bare ${host}`,
        ),
      ),
    );
  });
};
