import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabError } from '../lab/lab-error.js';
import type { MakeFlawed } from '../lab/break/break-lab.js';
import type { Flaw } from '../lab/break/fault.js';
import { openAuthority } from '../pki/authority.js';
import { buildLeaf } from '../pki/build-certificate.js';
import { newKey } from '../pki/new-key.js';
import { validityFrom, type Validity } from '../pki/validity.js';

const ca = 'etcd';
const days = 24 * 60 * 60 * 1000;

/**
 * Certificates that are wrong on purpose, signed by the authority of the lab's cluster in `folder` as `run` made it.
 * What is kept there stays as it is.
 */
export const flawedCertificates =
  (folder: string): MakeFlawed =>
  async ({ name, address }, flaw) => {
    await access(join(folder, ca, 'ca-key.pem')).catch(() => {
      const hint = 'Carry the runbook out first: kubewalk run --only host-prep,etcd';
      throw new LabError('usage', [`There is no authority in ${folder} that could sign. ${hint}`]);
    });
    const elsewhere = await mkdtemp(join(tmpdir(), 'kubewalk-lab-authority-'));
    try {
      const now = new Date();
      const authority = await openAuthority(flaw === 'other-authority' ? elsewhere : folder, ca, now);
      const [key, other] = await Promise.all([newKey(), newKey()]);
      const request = {
        ca,
        name: 'server',
        commonName: name,
        usages: flaw === 'no-client-use' ? (['server'] as const) : (['server', 'client'] as const),
        dns: [name, 'localhost'],
        ips: flaw === 'lacks-address' ? ['127.0.0.1'] : [address, '127.0.0.1'],
        days: 365,
        to: '/opt/etcd/ssl',
        owner: 'etcd',
      };
      return {
        ca: authority.certificate.toString(),
        certificate: buildLeaf(authority.signer, request, key.publicKey, validityWith(flaw, now)),
        key: flaw === 'other-key' ? other.privateKey : key.privateKey,
      };
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  };

const validityWith = (flaw: Flaw, now: Date): Validity => {
  const from = (shift: number): Date => new Date(now.getTime() + shift * days);
  if (flaw === 'expired') return { notBefore: from(-400), notAfter: from(-35) };
  if (flaw === 'not-yet-valid') return { notBefore: from(35), notAfter: from(400) };
  return validityFrom(now, 365);
};
