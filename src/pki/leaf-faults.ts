import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { PlannedCertificate } from '../plan/types.js';
import type { CertificateUsage } from '../runbook/types.js';
import { namesIn, wantedNames } from './alternative-names.js';
import { parseOrNothing } from './parse-or-nothing.js';
import type { Pair } from './stored-pair.js';
import { dateOf, validityOf } from './validity.js';

/**
 * Why a certificate at hand is no longer the one that is wanted, in plain words; empty when it still is. A
 * changed `days` is no fault: it counts from the next renewal on. Node's OpenSSL judges here, never the
 * library that builds certificates, whose checks have been bypassed before.
 */
export const leafFaults = (
  pair: Pair,
  wanted: PlannedCertificate,
  authority: X509Certificate,
  now: Date,
): readonly string[] => {
  const certificate = parseOrNothing(() => new X509Certificate(pair.certificate));
  if (certificate === undefined) return ['its file cannot be read as a certificate'];
  return [
    ...keyFaults(certificate, pair.key),
    ...signatureFaults(certificate, authority),
    ...subjectFaults(certificate, wanted.commonName),
    ...nameFaults(certificate, wanted),
    ...usageFaults(certificate, wanted.usages),
    ...dateFaults(certificate, now),
  ];
};

function* keyFaults(certificate: X509Certificate, keyPem: string): Generator<string> {
  const key = parseOrNothing(() => createPrivateKey(keyPem));
  if (key === undefined) {
    yield 'its key file cannot be read';
  } else if (!certificate.checkPrivateKey(key)) {
    yield 'its key does not belong to it';
  } else if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    yield 'its key is not an RSA key of at least 2048 bits';
  }
}

function* signatureFaults(certificate: X509Certificate, authority: X509Certificate): Generator<string> {
  if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey)) {
    yield 'it was not signed by the authority at hand';
  }
  if (certificate.ca) yield 'it is an authority itself';
}

function* subjectFaults(certificate: X509Certificate, commonName: string): Generator<string> {
  const subject = Object.entries(certificate.toLegacyObject().subject);
  const found = subject.map(([name, value]) => `${name}=${String(value)}`).join(', ');
  if (found !== `CN=${commonName}`) yield `it is made out to "${found}" instead of "CN=${commonName}"`;
}

function* nameFaults(certificate: X509Certificate, asked: PlannedCertificate): Generator<string> {
  const found = namesIn(certificate);
  const wanted = wantedNames(asked);
  for (const [what, have, want] of [
    ['name', found.dns, wanted.dns],
    ['address', found.ips, wanted.ips],
  ] as const) {
    for (const entry of want) if (!have.has(entry)) yield `the ${what} ${entry} is not in it`;
    for (const entry of have) if (!want.has(entry)) yield `the ${what} ${entry} is in it but not asked for`;
  }
}

function* usageFaults(certificate: X509Certificate, wanted: readonly CertificateUsage[]): Generator<string> {
  // `keyUsage` is Node's name for the extended key usage; without the extension there is none, which the type
  // does not know.
  const found = certificate.keyUsage as readonly string[] | undefined;
  for (const [usage, oid] of usageOids) {
    const has = found?.includes(oid) ?? false;
    if (wanted.includes(usage) && !has) yield `it is not for use as a ${usage}`;
    if (!wanted.includes(usage) && has) yield `it is for use as a ${usage}, which is not asked for`;
  }
}

const usageOids: readonly (readonly [CertificateUsage, string])[] = [
  ['server', '1.3.6.1.5.5.7.3.1'],
  ['client', '1.3.6.1.5.5.7.3.2'],
];

/** A certificate is made anew in the last fifth of its life, so that nobody meets its end by surprise. */
function* dateFaults(certificate: X509Certificate, now: Date): Generator<string> {
  const { notBefore, notAfter } = validityOf(certificate);
  const left = notAfter.getTime() - now.getTime();
  if (now < notBefore) {
    yield `it is not valid before ${dateOf(notBefore)}, which is later than this machine's clock`;
  } else if (left <= 0) {
    yield `it ended on ${dateOf(notAfter)}`;
  } else if (left < (notAfter.getTime() - notBefore.getTime()) / 5) {
    yield `it ends on ${dateOf(notAfter)}, and less than a fifth of its time is left`;
  }
}
