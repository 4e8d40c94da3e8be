/** Opens a connection to an sshd: the host key is verified, the login done, and only then it is handed over. */
import ssh2 from 'ssh2';
import type { LimitFunction } from 'p-limit';
import { connectFailure, loginRefused } from './connect-failure.js';
import { Credentials, type Attempt } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import type { HostKeys } from './host-keys.js';
import type { IdentityKeys } from './identity-keys.js';
import { judgeHostKey, knownTypes } from './judge-host-key.js';
import { knownHostsName, type KnownHost } from './known-hosts-lines.js';
import type { Secrets } from './secrets.js';
import { tunnelThroughCommand, tunnelThroughHop, type Tunnel } from './tunnel.js';

export interface Dialler {
  readonly secrets: Secrets;
  readonly identityKeys: IdentityKeys;
  readonly hostKeys: HostKeys;
  /** Bounds how many handshakes are under way at once, over all hosts. */
  readonly handshakes: LimitFunction;
  /** A connection to a jump host, shared by all who go through it. */
  readonly hop: (endpoint: Endpoint) => Promise<ssh2.Client>;
}

type Outcome =
  | { readonly kind: 'ready'; readonly client: ssh2.Client }
  | { readonly kind: 'unknown-key'; readonly key: Buffer }
  | { readonly kind: 'refused'; readonly tried: readonly string[]; readonly accepted: readonly string[] };

const handshakeMs = 20_000;
/** With these a dead link is noticed within 15 s. */
const keepalive = { keepaliveInterval: 4_000, keepaliveCountMax: 2 };

/** Throws `ConnectError`. */
export const dial = async (endpoint: Endpoint, dialler: Dialler): Promise<ssh2.Client> => {
  const credentials = new Credentials(endpoint, dialler.identityKeys, dialler.secrets);
  for (;;) {
    const [attempts, lines] = await Promise.all([
      credentials.attempts(),
      dialler.hostKeys.linesFor(endpoint),
    ]);
    const hop = endpoint.via.kind === 'jump' ? await dialler.hop(endpoint.via.hop) : undefined;
    const outcome = await dialler.handshakes(() => shakeHands(endpoint, attempts, lines, hop));
    if (outcome.kind === 'ready') return outcome.client;
    if (outcome.kind === 'unknown-key') await dialler.hostKeys.settle(endpoint, outcome.key);
    else if (!(await credentials.getMore(outcome.accepted)))
      throw loginRefused(endpoint, outcome.tried, outcome.accepted);
  }
};

const shakeHands = async (
  endpoint: Endpoint,
  attempts: readonly Attempt[],
  lines: readonly KnownHost[],
  hop: ssh2.Client | undefined,
): Promise<Outcome> => {
  const tunnel = await openTunnel(endpoint, hop);
  const client = new ssh2.Client();
  const name = knownHostsName(endpoint.knownAs, endpoint.port);
  const tried: string[] = [];
  let accepted: readonly string[] = [];
  let unknownKey: Buffer | undefined;
  const left = [...attempts];

  return new Promise<Outcome>((resolve, reject) => {
    client.on('ready', () => {
      client.setNoDelay(true);
      resolve({ kind: 'ready', client });
    });
    client.on('error', (error: Error & { readonly level?: string }) => {
      // ssh2 goes on to the next method when an agent fails.
      if (error.level === 'agent') return;
      if (unknownKey !== undefined) resolve({ kind: 'unknown-key', key: unknownKey });
      else if (error.level === 'client-authentication') resolve({ kind: 'refused', tried, accepted });
      else reject(connectFailure(endpoint, error, tunnel?.complaint()));
      client.destroy();
    });
    client.on('close', () => {
      const why = new Error(
        tried.length === 0 ? 'closed before the handshake was done' : `closed after ${tried.join(', ')}`,
      );
      reject(connectFailure(endpoint, why, tunnel?.complaint()));
    });
    client.connect({
      ...(tunnel === undefined ? {} : { sock: tunnel.stream }),
      host: endpoint.address,
      port: endpoint.port,
      username: endpoint.user,
      readyTimeout: handshakeMs,
      ...keepalive,
      algorithms: { serverHostKey: hostKeyOrder(knownTypes(lines, name)) },
      hostVerifier: (key: Buffer): boolean => {
        if (judgeHostKey(lines, name, key).kind === 'known') return true;
        unknownKey = Buffer.from(key);
        return false;
      },
      authHandler: (methods: readonly string[] | null) => {
        accepted = methods ?? accepted;
        for (let attempt = left.shift(); attempt !== undefined; attempt = left.shift()) {
          const { method } = attempt;
          const wire = method.type === 'agent' ? 'publickey' : method.type;
          if (methods !== null && !methods.includes(wire)) continue;
          tried.push(attempt.label);
          return method;
        }
        // Asked once just to learn what the host would accept.
        return methods === null ? { type: 'none', username: endpoint.user } : false;
      },
    });
  });
};

const openTunnel = async (endpoint: Endpoint, hop: ssh2.Client | undefined): Promise<Tunnel | undefined> => {
  if (endpoint.via.kind === 'command') return tunnelThroughCommand(endpoint.via.command, endpoint);
  if (hop === undefined) return undefined;
  try {
    return await tunnelThroughHop(hop, endpoint);
  } catch (error) {
    throw connectFailure(endpoint, error);
  }
};

const allAlgorithms: readonly ssh2.ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'ssh-rsa',
];

/** Keys we can compare come first; else a host with one more key than we know would look like another host. */
const hostKeyOrder = (types: readonly string[]): ssh2.ServerHostKeyAlgorithm[] => {
  const isKnown = (algorithm: string): boolean =>
    types.includes(algorithm.startsWith('rsa-sha2') ? 'ssh-rsa' : algorithm);
  return [...allAlgorithms.filter(isKnown), ...allAlgorithms.filter((algorithm) => !isKnown(algorithm))];
};
