/** What ssh2 and the network say, turned once into words a person can act on. */
import { ConnectError, type ConnectFailure } from '../execute/ports.js';
import { endpointName, type Endpoint } from './endpoint.js';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const fieldOf = (error: unknown, name: 'code' | 'level'): string =>
  typeof error === 'object' && error !== null && name in error
    ? String((error as Readonly<Record<string, unknown>>)[name])
    : '';

type Said = readonly [failure: ConnectFailure, message: string, hint: string];

/** `complaint` is what a proxy command printed. */
export const connectFailure = (endpoint: Endpoint, error: unknown, complaint = ''): ConnectError => {
  if (error instanceof ConnectError) return error;
  const [failure, message, hint] =
    complaint === '' ? said(endpoint, error) : saidByProxy(endpoint, complaint);
  return new ConnectError(endpoint.host, failure, message, hint, { cause: error });
};

const saidByProxy = (endpoint: Endpoint, complaint: string): Said => [
  'unreachable',
  `the proxy command to ${endpointName(endpoint)} failed: ${complaint.split('\n').slice(-2).join(' ')}`,
  'Run the proxy command by hand; it must carry the connection on its stdin and stdout.',
];

const said = (endpoint: Endpoint, error: unknown): Said => {
  const { address, port } = endpoint;
  const where = `${address} port ${String(port)}`;
  switch (fieldOf(error, 'code')) {
    case 'ECONNREFUSED':
      return ['unreachable', `${where} refuses connections`, 'Is sshd running there, and is the port right?'];
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return ['unreachable', `${where} cannot be reached (${textOf(error)})`, reachHint];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [
        'unreachable',
        `the name ${address} cannot be resolved`,
        'Use an address, or mend DNS or /etc/hosts.',
      ];
    case 'ECONNRESET':
    case 'EPIPE':
      return ['unreachable', `${where} cut the connection (${textOf(error)})`, sshdHint];
  }
  if (fieldOf(error, 'level') === 'client-timeout')
    return ['unreachable', `${where} did not answer in time`, reachHint];
  if (/no matching/i.test(textOf(error)))
    return [
      'unusable',
      `${where} and this program have no algorithm in common (${textOf(error)})`,
      'Allow curve25519-sha256, aes128-gcm@openssh.com or aes128-ctr and an ed25519, ECDSA or RSA host key in its sshd_config.',
    ];
  if (/before handshake/i.test(textOf(error)))
    return ['unreachable', `${where} hung up before it said who it is`, sshdHint];
  if (fieldOf(error, 'level') === 'protocol' || /handshake/i.test(textOf(error)))
    return ['unreachable', `${where} answered but not as sshd does (${textOf(error)})`, sshdHint];
  return ['unreachable', `the connection to ${where} failed: ${textOf(error)}`, sshdHint];
};

const reachHint =
  'Is the machine on, is the address right, does a firewall or a missing VPN stand in between?';
const sshdHint =
  'Look at the sshd log on the host (`journalctl -u ssh -u sshd`): MaxStartups, a crash, or not an sshd?';

/** None of what was shown opened the door. */
export const loginRefused = (
  endpoint: Endpoint,
  tried: readonly string[],
  accepted: readonly string[],
): ConnectError => {
  const name = endpointName(endpoint);
  const shown = tried.length === 0 ? 'nothing at hand to show' : tried.join(', ');
  const wants = accepted.length === 0 ? '' : ` It accepts: ${accepted.join(', ')}.`;
  return new ConnectError(
    endpoint.host,
    'refused',
    `${name} refused the login (tried: ${shown}).${wants}`,
    endpoint.askPassword || !accepted.some((method) => method !== 'publickey')
      ? `Put your public key there with \`ssh-copy-id\`, or name the right user and key in the cluster file.`
      : 'Name the right key as `ssh.identityFile`, or set `ssh.password: ask` to be asked for a password.',
  );
};
