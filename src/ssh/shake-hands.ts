/** One attempt at a connection: transport, host key, login. It ends in one of a few ways that lead on. */
import ssh2 from 'ssh2';
import type { ConnectError } from '../execute/ports.js';
import type { Told } from '../words/saying.js';
import { connectFailure } from './connect-failure.js';
import type { Attempt } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import { judgeHostKey, knownTypes } from './judge-host-key.js';
import { knownHostsName, type KnownHost } from './known-hosts-lines.js';
import { tunnelThroughCommand, tunnelThroughHop, type Tunnel } from './tunnel.js';

export type Handshake =
  | { readonly kind: 'ready'; readonly client: ssh2.Client }
  | { readonly kind: 'unknown-key'; readonly key: Buffer }
  /** Hung up before it said who it is, as sshd does at random when many knock (MaxStartups). */
  | { readonly kind: 'dropped'; readonly error: ConnectError }
  | { readonly kind: 'refused'; readonly tried: readonly Told[]; readonly accepted: readonly string[] };

const handshakeMs = 20_000;
/** With these a dead link is noticed within 15 s. */
const keepalive = { keepaliveInterval: 4_000, keepaliveCountMax: 2 };

export interface HandshakeInput {
  readonly endpoint: Endpoint;
  readonly attempts: readonly Attempt[];
  readonly known: readonly KnownHost[];
  /** The connection it goes through. */
  readonly hop: ssh2.Client | undefined;
  /** Ends the attempt. */
  readonly signal: AbortSignal;
}

/** Throws `ConnectError`. */
export const shakeHands = async ({
  endpoint,
  attempts,
  known,
  hop,
  signal,
}: HandshakeInput): Promise<Handshake> => {
  if (signal.aborted) throw connectFailure(endpoint, new Error('it was given up'));
  const tunnel = await openTunnel(endpoint, hop);
  const client = new ssh2.Client();
  const name = knownHostsName(endpoint.knownAs, endpoint.port);
  const tried: Told[] = [];
  const left = [...attempts];
  let accepted: readonly string[] = [];
  let unknownKey: Buffer | undefined;
  let greeted = false;
  let settled = false;

  const failed = async (error: unknown): Promise<Handshake> => {
    const failure = connectFailure(endpoint, error, await tunnel?.complaint());
    if (greeted || endpoint.via.kind === 'command' || !isDrop(error)) throw failure;
    return { kind: 'dropped', error: failure };
  };

  return new Promise<Handshake>((resolve) => {
    const settle = (outcome: () => Handshake | Promise<Handshake>): void => {
      if (!settled) resolve(outcome());
      settled = true;
      signal.removeEventListener('abort', hangUp);
    };
    const hangUp = (): void => {
      settle(() => failed(new Error('it was given up')));
      client.destroy();
    };
    signal.addEventListener('abort', hangUp);
    client.on('handshake', () => {
      greeted = true;
    });
    client.on('ready', () => {
      // Nagle's algorithm alone makes every command 40 ms slower.
      client.setNoDelay(true);
      settle(() => ({ kind: 'ready', client }));
    });
    client.on('error', (error: Error & { readonly level?: string }) => {
      // ssh2 goes on to the next method when an agent fails.
      if (error.level === 'agent') return;
      const key = unknownKey;
      if (key !== undefined) settle(() => ({ kind: 'unknown-key', key }));
      else if (error.level === 'client-authentication') settle(() => ({ kind: 'refused', tried, accepted }));
      else settle(() => failed(error));
      client.destroy();
    });
    client.on('close', () => {
      const after =
        tried.length === 0 ? 'before the handshake was done' : 'after it was shown a key or password';
      settle(() => failed(new Error(`it hung up ${after}`)));
    });
    client.connect({
      ...(tunnel === undefined ? {} : { sock: tunnel.stream }),
      host: endpoint.address,
      port: endpoint.port,
      username: endpoint.user,
      readyTimeout: handshakeMs,
      ...keepalive,
      algorithms: { serverHostKey: hostKeyOrder(knownTypes(known, name)) },
      hostVerifier: (key: Buffer): boolean => {
        if (judgeHostKey(known, name, key).kind === 'known') return true;
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

const isDrop = (error: unknown): boolean =>
  error instanceof Error && /ECONNRESET|before (the )?handshake/.test(error.message);

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
