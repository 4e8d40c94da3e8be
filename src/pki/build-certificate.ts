import { X509Certificate, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import type { PlannedCertificate } from '../plan/types.js';
import { wantedNames } from './alternative-names.js';
import type { Validity } from './validity.js';

/** Who signs: the authority's own name and its private key in PEM. */
export interface Signer {
  readonly commonName: string;
  readonly privateKey: string;
}

/** Builds and signs an authority's certificate by its own key. PEM. */
export const buildAuthority = (signer: Signer, publicKey: string, validity: Validity): string =>
  build(signer, signer.commonName, publicKey, validity, [
    // Members are signed directly: nothing below this authority may sign in its turn.
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
  ]);

/** Builds and signs the certificate of one host. PEM. The request must have been checked. */
export const buildLeaf = (
  signer: Signer,
  request: PlannedCertificate,
  publicKey: string,
  validity: Validity,
): string => {
  const { dns, ips } = wantedNames(request);
  const altNames = [
    ...[...dns].map((value) => ({ type: sanDns, value })),
    ...[...ips].map((ip) => ({ type: sanIp, ip })),
  ];
  return build(signer, request.commonName, publicKey, validity, [
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    {
      name: 'extKeyUsage',
      serverAuth: request.usages.includes('server'),
      clientAuth: request.usages.includes('client'),
    },
    ...(altNames.length > 0 ? [{ name: 'subjectAltName', altNames }] : []),
  ]);
};

/** GeneralName choices of RFC 5280. */
const sanDns = 2;
const sanIp = 7;

const build = (
  signer: Signer,
  commonName: string,
  publicKey: string,
  { notBefore, notAfter }: Validity,
  extensions: readonly object[],
): string => {
  const signingKey = forge.pki.privateKeyFromPem(signer.privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = newSerial();
  certificate.validity = { notBefore, notAfter };
  certificate.setSubject(nameOf(commonName));
  certificate.setIssuer(nameOf(signer.commonName));
  certificate.setExtensions([
    ...extensions,
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: identifierOf(signingKey) },
  ]);
  // Without a digest named, the library signs with SHA-1.
  certificate.sign(signingKey, forge.md.sha256.create());
  // Node parses it at once, so that nothing broken leaves here, and writes it with plain line ends.
  return new X509Certificate(forge.pki.certificateToPem(certificate)).toString();
};

/** 16 random bytes; the first two bits make the number positive and keep it at 16 bytes. */
const newSerial = (): string => {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex');
};

const nameOf = (commonName: string): forge.pki.CertificateField[] => [
  {
    name: 'commonName',
    value: commonName,
    // The types ask for a class where the library takes a string type. UTF-8 is the one that holds any name.
    valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class,
  },
];

/** The key identifier (RFC 5280, 4.2.1.2, method 1) by which a certificate names the key that signed it. */
const identifierOf = (key: forge.pki.rsa.PrivateKey): string => {
  const publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  return forge.pki.getPublicKeyFingerprint(publicKey, { type: 'RSAPublicKey' }).getBytes();
};
