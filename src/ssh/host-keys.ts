/** Whether a host's key is the one we know, and what happens when it is not. */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import pLimit from 'p-limit';
import { ConnectError, type Prompts } from '../execute/ports.js';
import { readIfThere } from '../files/read-if-there.js';
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
    const why = error instanceof Error ? error.message : String(error);
    const hint = 'Make the file writable, or set KUBEWALK_HOME to a folder that is.';
    throw new ConnectError(host, 'unusable', `its key cannot be recorded: ${why}`, hint, {
      cause: error,
    });
  }
};

const notAccepted = ({ host, address }: Endpoint, key: Buffer): ConnectError =>
  new ConnectError(
    host,
    'host-key-unknown',
    `the key of ${address} is not known and was not accepted (${keyType(key)} ${fingerprint(key)})`,
    'Compare the fingerprint with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host, then accept it when asked; scripts can use --accept-new.',
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
        `the key of ${address} was revoked (${keyType(key)} ${fingerprint(key)}, ${place})`,
        'Whoever holds a revoked key may not be the host. Give the host a new key before going on.',
      );
    case 'changed':
      return new ConnectError(
        host,
        'host-key-changed',
        `the key of ${address} is not the one that is known: it shows ${keyType(key)} ${fingerprint(key)}, known is ${type} ${fingerprint(recorded)} (${place})`,
        `Somebody may be in between, or the machine was set up anew. If you know that it was: ssh-keygen -R '${name}' -f '${file}'`,
      );
    case 'only-authority':
      return new ConnectError(
        host,
        'host-key-unknown',
        `${place} trusts a certificate authority for ${address}, and host certificates cannot be checked here (the host shows ${keyType(key)} ${fingerprint(key)})`,
        `Record the host's own key: ssh-keyscan ${address} >> ~/.ssh/known_hosts, after comparing its fingerprint.`,
      );
  }
};
