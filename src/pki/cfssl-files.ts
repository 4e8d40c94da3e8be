/**
 * What our PKI does for a plan, said in the files of cfssl: for each authority a folder with `ca-csr.json`,
 * `ca-config.json`, a `HOST/NAME-csr.json` for every certificate, and `gencert.sh`, which makes them all. Certificates
 * made so have the subjects, names, uses and lifetimes of ours.
 */
import { authorityDays, commonNameOf } from './authority.js';
import { wantedNames } from './alternative-names.js';
import { checkRequest } from './check-request.js';
import type { CertificateUsage } from '../runbook/types.js';
import type { PlannedCertificate } from '../plan/types.js';

export interface WantedCertificate {
  readonly host: string;
  readonly certificate: PlannedCertificate;
}

/** Texts by path. Throws an `EffectError` for a certificate that could not be issued. */
export const cfsslFiles = (asked: readonly WantedCertificate[]): ReadonlyMap<string, string> => {
  for (const { host, certificate } of asked) checkRequest(host, certificate);
  // Steps that ask for the same file ask for the same certificate.
  const wanted = [...new Map(asked.map((one) => [`${one.certificate.ca}/${namePath(one)}`, one])).values()];
  const authorities = new Set(wanted.map(({ certificate }) => certificate.ca));
  return new Map(
    [...authorities].flatMap((ca) =>
      authorityFiles(
        ca,
        wanted.filter(({ certificate }) => certificate.ca === ca),
      ).map(([path, text]): [string, string] => [`${ca}/${path}`, text]),
    ),
  );
};

const authorityFiles = (
  ca: string,
  wanted: readonly WantedCertificate[],
): readonly (readonly [path: string, text: string])[] => [
  ['ca-csr.json', json(authorityRequest(ca))],
  ['ca-config.json', json({ signing: { profiles: Object.fromEntries(wanted.map(profileOf)) } })],
  ...wanted.map((one) => [requestPath(one), json(requestOf(one))] as const),
  ['gencert.sh', script(wanted)],
];

const key = { algo: 'rsa', size: 2048 };

const authorityRequest = (ca: string) => ({
  CN: commonNameOf(ca),
  key,
  // Nothing below this authority may sign in its turn; cfssl takes a bare 0 for "not said".
  ca: { expiry: hours(authorityDays), pathlen: 0, pathlenzero: true },
});

const profileOf = ({ certificate }: WantedCertificate): readonly [name: string, profile: object] => [
  profileName(certificate),
  {
    expiry: hours(certificate.days),
    usages: ['signing', 'key encipherment', ...usagesOf(certificate).map((usage) => `${usage} auth`)],
  },
];

/** Says all that a profile says, so that those of equal names are equal: `server-client-825d`. */
const profileName = (certificate: PlannedCertificate): string =>
  [...usagesOf(certificate), `${String(certificate.days)}d`].join('-');

const usagesOf = ({ usages }: PlannedCertificate): readonly CertificateUsage[] =>
  (['server', 'client'] as const).filter((usage) => usages.includes(usage));

const requestOf = ({ certificate }: WantedCertificate) => {
  const { dns, ips } = wantedNames(certificate);
  return { CN: certificate.commonName, key, hosts: [...dns, ...ips] };
};

const namePath = ({ host, certificate }: WantedCertificate): string => `${host}/${certificate.name}`;

const requestPath = (one: WantedCertificate): string => `${namePath(one)}-csr.json`;

const script = (wanted: readonly WantedCertificate[]): string =>
  [
    '#!/bin/sh',
    'set -eu',
    'cd "$(dirname "$0")"',
    'test -e ca.pem || cfssl gencert -initca ca-csr.json | cfssljson -bare ca',
    ...wanted.map(
      (one) =>
        'cfssl gencert -ca=ca.pem -ca-key=ca-key.pem -config=ca-config.json \\\n' +
        `  -profile=${profileName(one.certificate)} ${requestPath(one)} | cfssljson -bare ${namePath(one)}`,
    ),
    '',
  ].join('\n');

const hours = (days: number): string => `${String(days * 24)}h`;

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
