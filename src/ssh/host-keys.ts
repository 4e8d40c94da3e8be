/** Whether a host's key is the one we know, and what happens when it is not. */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import pLimit from 'p-limit';
import { ConnectError, type Prompts } from '../execute/ports.js';
import { fileTrouble } from '../files/errno.js';
import { readIfThere } from '../files/read-if-there.js';
import { saying } from '../words/saying.js';
import type { Endpoint } from './endpoint.js';
import { fingerprint, keyType } from './fingerprint.js';
import { judgeHostKey, type Objection } from './judge-host-key.js';
import { knownHostsName, parseKnownHosts, type KnownHost } from './known-hosts-lines.js';

export interface HostKeys {
  linesFor(endpoint: Endpoint): Promise<readonly KnownHost[]>;
  /** Settles a key that is not known: recorded after the person (or `acceptNew`) said yes, else `ConnectError`. */
  settle(endpoint: Endpoint, key: Buffer): Promise<void>;
}

/** `own` is kubewalk's known_hosts: the only one that is written. */
export const createHostKeys = (prompts: Prompts, own: string): HostKeys => {
  const oneAtATime = pLimit(1);
  const linesFor = async (endpoint: Endpoint): Promise<readonly KnownHost[]> => {
    const files = [...new Set(endpoint.knownHosts)];
    const texts = await Promise.all(files.map((file) => readIfThere(file).catch(() => undefined)));
    return files.flatMap((file, index) => parseKnownHosts(file, texts[index] ?? ''));
  };
  const settle = async (endpoint: Endpoint, key: Buffer): Promise<void> => {
    // Judged again: another host behind the same hop may have settled it meanwhile.
    const name = knownHostsName(endpoint.knownAs, endpoint.port);
    const verdict = judgeHostKey(await linesFor(endpoint), name, key);
    if (verdict.kind === 'known') return;
    if (verdict.kind !== 'unknown') throw refusal(endpoint, name, key, verdict);
    if (!endpoint.acceptNew) {
      const { host, address } = endpoint;
      const question = { host, address, keyType: keyType(key), fingerprint: fingerprint(key) };
      if ((await prompts.acceptHostKey(question)) !== true) throw notAccepted(endpoint, key);
    }
    await record(own, `${name} ${keyType(key)} ${key.toString('base64')}\n`, endpoint);
  };
  return { linesFor, settle: (endpoint, key) => oneAtATime(() => settle(endpoint, key)) };
};

const record = async (file: string, line: string, { host }: Endpoint): Promise<void> => {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await appendFile(file, line, { mode: 0o600 });
  } catch (error) {
    const told = saying('ssh.keyNotKept', { why: fileTrouble(error) });
    throw new ConnectError(host, 'unusable', told, saying('ssh.keyNotKeptHint'), {
      cause: error,
    });
  }
};

const shown = (key: Buffer): string => `${keyType(key)} ${fingerprint(key)}`;

const notAccepted = ({ host, address }: Endpoint, key: Buffer): ConnectError =>
  new ConnectError(
    host,
    'host-key-unknown',
    saying('ssh.keyUnknown', { address, key: shown(key) }),
    saying('ssh.keyUnknownHint'),
  );

const refusal = (
  { host, address }: Endpoint,
  name: string,
  key: Buffer,
  verdict: Objection,
): ConnectError => {
  const { file, line, key: recorded, type } = verdict.because;
  const place = `${file}:${String(line)}`;
  switch (verdict.kind) {
    case 'revoked':
      return new ConnectError(
        host,
        'host-key-revoked',
        saying('ssh.keyRevoked', { address, key: shown(key), place }),
        saying('ssh.keyRevokedHint'),
      );
    case 'changed':
      return new ConnectError(
        host,
        'host-key-changed',
        saying('ssh.keyChanged', {
          address,
          key: shown(key),
          known: `${type} ${fingerprint(recorded)}`,
          place,
        }),
        saying('ssh.keyChangedHint', { name, file }),
      );
    case 'only-authority':
      return new ConnectError(
        host,
        'host-key-unknown',
        saying('ssh.onlyAuthority', { place, address, key: shown(key) }),
        saying('ssh.onlyAuthorityHint', { address }),
      );
  }
};
