/** Private keys from files, each read and unlocked once for all hosts. */
import { readFile } from 'node:fs/promises';
import ssh2 from 'ssh2';
import { ConnectError, type Prompts } from '../execute/ports.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import { readIfThere } from '../files/read-if-there.js';
import { saying, type Told } from '../words/saying.js';
import type { Identity } from './endpoint.js';

export type LoadedIdentity =
  | { readonly kind: 'key'; readonly path: string; readonly key: ssh2.ParsedKey }
  /** `publicKey` is known where a `.pub` file lies beside it. */
  | { readonly kind: 'locked'; readonly path: string; readonly publicKey?: Buffer };

export interface IdentityKeys {
  /** `undefined` where an optional key is not there or of no use. Throws `ConnectError`. */
  load(host: string, identity: Identity): Promise<LoadedIdentity | undefined>;
  /** Asks for the passphrase, once for all hosts. `undefined` when nobody gives it. */
  unlock(host: string, path: string): Promise<ssh2.ParsedKey | undefined>;
}

const passphraseTries = 3;

export const createIdentityKeys = (prompts: Prompts): IdentityKeys => {
  const unlocked = new Map<string, Promise<ssh2.ParsedKey | undefined>>();

  const unlock = async (host: string, path: string): Promise<ssh2.ParsedKey | undefined> => {
    const text = await readFile(path);
    for (let attempt = 0; attempt < passphraseTries; attempt += 1) {
      const passphrase = await prompts.secret({
        kind: 'key-passphrase',
        host,
        subject: path,
        again: attempt > 0,
      });
      if (passphrase === undefined) return undefined;
      const key = ssh2.utils.parseKey(text, passphrase);
      if (!(key instanceof Error)) return firstOf(key);
    }
    return undefined;
  };

  return {
    load: async (host, identity) => {
      const already = await unlocked.get(identity.path);
      if (already !== undefined) return { kind: 'key', path: identity.path, key: already };
      return load(host, identity);
    },
    unlock: async (host, path) => {
      const pending = unlocked.get(path) ?? unlock(host, path);
      unlocked.set(path, pending);
      const key = await pending.catch(() => undefined);
      // Nobody answered: another host may ask again.
      if (key === undefined) unlocked.delete(path);
      return key;
    },
  };
};

const load = async (host: string, { path, required }: Identity): Promise<LoadedIdentity | undefined> => {
  let text: Buffer;
  try {
    text = await readFile(path);
  } catch (error) {
    if (!required) return undefined;
    const why = errnoOf(error) === 'ENOENT' ? saying('ssh.noSuchFile') : fileTrouble(error);
    throw unusableKey(host, path, why, saying('ssh.nameKey'), error);
  }
  const key = ssh2.utils.parseKey(text);
  if (!(key instanceof Error)) {
    const first = firstOf(key);
    if (first.isPrivateKey()) return { kind: 'key', path, key: first };
    if (!required) return undefined;
    throw unusableKey(host, path, saying('ssh.publicKey'), saying('ssh.nameWithoutPub'));
  }
  if (/encrypted|passphrase/i.test(key.message)) {
    const publicKey = await publicPart(path);
    return { kind: 'locked', path, ...(publicKey === undefined ? {} : { publicKey }) };
  }
  if (!required) return undefined;
  throw unusableKey(host, path, saying('ssh.noKey', { said: key.message }), saying('ssh.formats'), key);
};

const publicPart = async (path: string): Promise<Buffer | undefined> => {
  const text = await readIfThere(`${path}.pub`).catch(() => undefined);
  const key = text === undefined ? undefined : ssh2.utils.parseKey(text);
  return key === undefined || key instanceof Error ? undefined : firstOf(key).getPublicSSH();
};

/** ssh2 gives a list for some formats, whatever its types say. */
const firstOf = (key: ssh2.ParsedKey | readonly ssh2.ParsedKey[]): ssh2.ParsedKey => {
  const [first] = [key].flat();
  if (first === undefined) throw new Error('ssh2 parsed a key file into no key');
  return first;
};

export const unusableKey = (
  host: string,
  path: string,
  why: Told,
  hint: Told,
  cause?: unknown,
): ConnectError =>
  new ConnectError(host, 'identity-file', saying('ssh.keyFile', { path, why }), hint, { cause });
