import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere } from '../files/read-if-there.js';
import { certificatePath } from './stored-pair.js';

export interface KeptCertificate {
  readonly ca: string;
  /** The host it was made for; absent for the authority's own. */
  readonly host?: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly validTo: number;
}

/** Those of the wanted certificates that were made and kept here, and their authorities, with their expiry. */
export const listCertificates = async (
  folder: string,
  wanted: readonly { readonly ca: string; readonly host: string; readonly name: string }[],
): Promise<readonly KeptCertificate[]> => {
  const authorities = [...new Set(wanted.map(({ ca }) => ca))].map((ca) => ({ ca, name: 'ca' }));
  const kept: KeptCertificate[] = [];
  for (const one of [...authorities, ...wanted]) {
    const within = 'host' in one ? join(folder, one.ca, one.host) : join(folder, one.ca);
    const pem = await readIfThere(certificatePath({ folder: within, name: one.name }));
    if (pem === undefined) continue;
    kept.push({ ...one, validTo: Date.parse(new X509Certificate(pem).validTo) });
  }
  return kept;
};
