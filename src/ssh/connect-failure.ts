/** What ssh2 and the network say, turned once into words a person can act on. */
import { ConnectError, type ConnectFailure } from '../execute/ports.js';
import { saying, type Saying, type Told } from '../words/saying.js';
import { endpointName, type Endpoint } from './endpoint.js';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const fieldOf = (error: unknown, name: 'code' | 'level'): string =>
  typeof error === 'object' && error !== null && name in error
    ? String((error as Readonly<Record<string, unknown>>)[name])
    : '';

type Said = readonly [failure: ConnectFailure, message: Saying, hint: Saying];

/** `complaint` is what a proxy command printed. */
export const connectFailure = (endpoint: Endpoint, error: unknown, complaint = ''): ConnectError => {
  if (error instanceof ConnectError) return error;
  const [failure, message, hint] =
    complaint === '' ? said(endpoint, error) : saidByProxy(endpoint, complaint);
  return new ConnectError(endpoint.host, failure, message, hint, { cause: error });
};

const saidByProxy = (endpoint: Endpoint, complaint: string): Said => [
  'unreachable',
  saying('ssh.proxy', {
    where: endpointName(endpoint),
    said: complaint.split('\n').slice(-2).join(' '),
  }),
  saying('ssh.proxyHint'),
];

const said = ({ address, port }: Endpoint, error: unknown): Said => {
  const where = saying('ssh.where', { address, port });
  const text = textOf(error);
  const toldWhere = { where, said: text };
  switch (fieldOf(error, 'code')) {
    case 'ECONNREFUSED':
      return ['unreachable', saying('ssh.refuses', { where }), saying('ssh.refusesHint')];
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return ['unreachable', saying('ssh.noWay', toldWhere), saying('ssh.reachHint')];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['unreachable', saying('ssh.noName', { address }), saying('ssh.noNameHint')];
    case 'ECONNRESET':
    case 'EPIPE':
      return ['unreachable', saying('ssh.cut', toldWhere), saying('ssh.sshdHint')];
  }
  if (fieldOf(error, 'level') === 'client-timeout')
    return ['unreachable', saying('ssh.silent', { where }), saying('ssh.reachHint')];
  if (/no matching/i.test(text))
    return ['unusable', saying('ssh.noAlgorithm', toldWhere), saying('ssh.noAlgorithmHint')];
  if (/before handshake/i.test(text))
    return ['unreachable', saying('ssh.hungUp', { where }), saying('ssh.sshdHint')];
  if (fieldOf(error, 'level') === 'protocol' || /handshake/i.test(text))
    return ['unreachable', saying('ssh.noSshd', toldWhere), saying('ssh.sshdHint')];
  return ['unreachable', saying('ssh.failed', toldWhere), saying('ssh.sshdHint')];
};

/** None of what was shown opened the door. */
export const loginRefused = (
  endpoint: Endpoint,
  tried: readonly Told[],
  accepted: readonly string[],
): ConnectError => {
  const where = endpointName(endpoint);
  const shown = tried.length === 0 ? [saying('ssh.nothingTried')] : tried;
  return new ConnectError(
    endpoint.host,
    'refused',
    accepted.length === 0
      ? saying('ssh.loginRefused', { where, items: shown })
      : saying('ssh.loginRefusedWants', { where, items: shown, accepted: accepted.join(', ') }),
    endpoint.askPassword || !accepted.some((method) => method !== 'publickey')
      ? saying('ssh.putKey')
      : saying('ssh.keyOrPassword'),
  );
};
