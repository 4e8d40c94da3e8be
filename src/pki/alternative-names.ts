import { SocketAddress, isIPv6 } from 'node:net';
import type { X509Certificate } from 'node:crypto';

/** The names and addresses a certificate is valid for, in one spelling each. */
export interface AlternativeNames {
  readonly dns: ReadonlySet<string>;
  readonly ips: ReadonlySet<string>;
}

export const wantedNames = (wanted: {
  readonly dns: readonly string[];
  readonly ips: readonly string[];
}): AlternativeNames => ({
  dns: new Set(wanted.dns.map((name) => name.toLowerCase())),
  ips: new Set(wanted.ips.map(oneSpelling)),
});

/** Reads OpenSSL's text form, `DNS:node01, IP Address:10.0.0.4`, which Node hands through. */
export const namesIn = (certificate: X509Certificate): AlternativeNames => {
  const dns = new Set<string>();
  const ips = new Set<string>();
  for (const entry of certificate.subjectAltName?.split(', ') ?? []) {
    if (entry.startsWith('IP Address:')) ips.add(oneSpelling(entry.slice('IP Address:'.length)));
    else dns.add(entry.replace(/^DNS:/, '').toLowerCase());
  }
  return { dns, ips };
};

/** OpenSSL writes FD00:0:0:0:0:0:0:1 where a person wrote fd00::1. */
const oneSpelling = (address: string): string =>
  isIPv6(address) ? new SocketAddress({ address, family: 'ipv6' }).address : address;
