import { isIP } from 'node:net';
import { EffectError } from '../execute/ports.js';
import type { PlannedCertificate } from '../plan/types.js';

/**
 * Throws an `EffectError` that names everything wrong with what is asked for. Nothing later looks at the
 * values again, and the library that builds certificates turns a bad name or address into a broken file
 * without a word.
 */
export const checkRequest = (host: string, certificate: PlannedCertificate): void => {
  const wrong = [...wrongWith(host, certificate)];
  if (wrong.length === 0) return;
  throw new EffectError(
    `certificate "${certificate.name}" for ${host} cannot be issued: ${wrong.join('; ')}`,
    'Correct the pki block of the step, or the variable in cluster.yaml that the value comes from.',
  );
};

function* wrongWith(host: string, certificate: PlannedCertificate): Generator<string> {
  const { ca, name, commonName, usages, dns, ips, days } = certificate;
  for (const [what, value] of [
    ['host name', host],
    ['authority name', ca],
    ['certificate name', name],
  ] as const) {
    if (!fileName.test(value)) yield `the ${what} "${value}" may hold only letters, digits, ".", "_" and "-"`;
  }
  if (commonName.trim() === '') yield 'the common name is empty';
  if (commonName.length > 64) yield `the common name "${commonName}" has more than 64 characters`;
  if (/\p{Cc}/u.test(commonName)) yield 'the common name holds control characters';
  if (usages.length === 0) yield 'it is for use neither as a server nor as a client';
  if (usages.includes('server') && dns.length + ips.length === 0) {
    yield 'a server certificate needs at least one name or address';
  }
  for (const entry of dns) {
    if (isIP(entry) !== 0) yield `"${entry}" is an address, so it belongs under ips, not dns`;
    else if (!isDnsName(entry)) yield `"${entry}" is not a DNS name`;
  }
  for (const entry of ips) {
    // isIP lets a zone through (fe80::1%eth0), which has no place in a certificate.
    if (isIP(entry) === 0 || entry.includes('%')) yield `"${entry}" is not an IP address`;
  }
  if (!Number.isInteger(days) || days < 1 || days > 36_500) {
    yield `a lifetime of ${days} days is not between 1 and 36500`;
  }
}

/** Each of them becomes a part of a path. */
const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

const isDnsName = (name: string): boolean =>
  name.length <= 253 && /^(\*\.)?(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*$/.test(name);
