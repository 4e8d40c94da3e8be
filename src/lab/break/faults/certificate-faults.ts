import type { Fault, Flaw, Room } from '../fault.js';
import { onVictim } from '../scripts.js';

/** Puts a certificate in place that is wrong in one thing, with its key, and starts etcd with it. */
const flawed =
  (flaw: Flaw) =>
  async ({ victim, on, certificate }: Room): Promise<void> => {
    const made = await certificate(flaw);
    const put = (path: string, text: string): string => `cat > ${path} <<'PEM'\n${text.trim()}\nPEM\n`;
    await on(
      victim,
      `cd /opt/etcd/ssl
       keep /opt/etcd/ssl/ca.pem /opt/etcd/ssl/server.pem /opt/etcd/ssl/server-key.pem
       ${put('ca.pem', made.ca)}${put('server.pem', made.certificate)}${put('server-key.pem', made.key)}
       again`,
    );
  };

export const certificateFaults: readonly Fault[] = [
  {
    name: 'certificate-without-address',
    trouble: 'tls-san',
    hints: [
      'Read the log of the members that still work.',
      'Somebody hangs up during the TLS handshake. Which certificate is it that they do not like?',
      'openssl x509 -noout -ext subjectAltName: is the address of the member among its names?',
    ],
    inject: flawed('lacks-address'),
  },
  {
    name: 'other-authority',
    trouble: 'tls-unknown-ca',
    hints: [
      'Two members get on, the third does not.',
      'Who signed the certificates? Compare all hosts.',
      'sha256sum /opt/etcd/ssl/ca.pem on each host.',
    ],
    inject: flawed('other-authority'),
  },
  {
    name: 'certificate-without-client-use',
    trouble: 'tls-eku',
    hints: [
      'The member serves clients and does not get on with its fellows.',
      'Between members each side is server and client at once.',
      'openssl x509 -noout -ext extendedKeyUsage',
    ],
    inject: flawed('no-client-use'),
  },
  {
    name: 'certificate-expired',
    trouble: 'tls-expired',
    hints: ['It worked for a long time.', 'What has an end?', 'openssl x509 -noout -dates'],
    inject: flawed('expired'),
  },
  {
    name: 'certificate-not-yet-valid',
    trouble: 'tls-expired',
    hints: [
      'Somebody lives in the future.',
      'Compare the dates of the certificate with the clock.',
      'openssl x509 -noout -dates',
    ],
    inject: flawed('not-yet-valid'),
  },
  {
    name: 'key-of-another',
    trouble: 'tls-key-mismatch',
    hints: [
      'etcd does not even start.',
      'Two files belong together.',
      'Compare the public half of the key with the certificate.',
    ],
    inject: flawed('other-key'),
  },
  {
    name: 'certificate-gone',
    trouble: 'files-missing',
    hints: ['Something is not there.', 'The log names it.', 'ls /opt/etcd/ssl'],
    inject: onVictim('keep /opt/etcd/ssl/server.pem\nrm /opt/etcd/ssl/server.pem\nagain'),
  },
  {
    name: 'key-of-root',
    trouble: 'dir-perm',
    hints: ['etcd cannot read something.', 'As whom does etcd run?', 'ls -la /opt/etcd/ssl'],
    inject: onVictim(
      'keep /opt/etcd/ssl/server-key.pem\nchown root:root /opt/etcd/ssl/server-key.pem\nagain',
    ),
  },
];
