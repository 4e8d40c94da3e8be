/**
 * Certificates of one cluster, made and kept on the operator's machine. For each authority a folder
 * `FOLDER/CA/` with `ca.pem` and `ca-key.pem`, and in it `HOST/NAME.pem` and `HOST/NAME-key.pem`.
 */
import { join } from 'node:path';
import { EffectError, type CertificateIssuer, type IssuedCertificate } from '../execute/ports.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import { createTurns } from '../files/take-turns.js';
import type { PlannedCertificate } from '../plan/types.js';
import { saying } from '../words/saying.js';
import { openAuthority, type Authority } from './authority.js';
import { buildLeaf } from './build-certificate.js';
import { checkRequest } from './check-request.js';
import { leafFaults } from './leaf-faults.js';
import { newKey } from './new-key.js';
import { readPair, storePair, type Pair, type PairPlace } from './stored-pair.js';
import { validityFrom, validityOf } from './validity.js';

export const createIssuer = ({
  folder,
  now,
}: {
  readonly folder: string;
  readonly now: () => Date;
}): CertificateIssuer => {
  const inTurn = createTurns();
  return {
    issue: async (host, certificate) => {
      checkRequest(host, certificate);
      const { ca, name } = certificate;
      try {
        const authority = await inTurn(ca, () => openAuthority(folder, ca, now()));
        const place = { folder: join(folder, ca, host), name };
        return await inTurn(`${ca}/${host}/${name}`, () => issueAt(place, certificate, authority, now()));
      } catch (error) {
        throw errnoOf(error) === undefined ? error : cannotKeep(folder, error);
      }
    },
  };
};

const issueAt = async (
  place: PairPlace,
  request: PlannedCertificate,
  authority: Authority,
  now: Date,
): Promise<IssuedCertificate> => {
  const found = await readPair(place);
  const faults = faultsOfFound(found, request, authority, now);
  const pair = faults.length === 0 && isPair(found) ? found : await makeAnew(place, request, authority, now);
  const because = [...(authority.renewedBecause === undefined ? [] : [authority.renewedBecause]), ...faults];
  return {
    ca: authority.certificate.toString(),
    certificate: pair.certificate,
    key: pair.key,
    ...(because.length > 0 && { issuedBecause: because.join('; ') }),
  };
};

const isPair = (found: Partial<Pair>): found is Pair =>
  found.certificate !== undefined && found.key !== undefined;

const faultsOfFound = (
  found: Partial<Pair>,
  request: PlannedCertificate,
  authority: Authority,
  now: Date,
): readonly string[] => {
  if (isPair(found)) return leafFaults(found, request, authority.certificate, now);
  if (found.certificate !== undefined) return ['its key is missing'];
  return [found.key === undefined ? 'there was none yet' : 'its certificate is missing'];
};

const makeAnew = async (
  place: PairPlace,
  request: PlannedCertificate,
  { certificate: authority, signer }: Authority,
  now: Date,
): Promise<Pair> => {
  const { privateKey, publicKey } = await newKey();
  const validity = validityFrom(now, request.days, validityOf(authority).notAfter);
  const pair = { certificate: buildLeaf(signer, request, publicKey, validity), key: privateKey };
  const faults = leafFaults(pair, request, authority, now);
  // Cannot happen with a checked request; if it does, the one at hand stays.
  if (faults.length > 0) throw new Error(`a new certificate is not as asked for: ${faults.join('; ')}`);
  await storePair(place, pair);
  return pair;
};

const cannotKeep = (folder: string, error: unknown): EffectError =>
  new EffectError(
    saying('pki.cannotKeep', { folder, why: fileTrouble(error) }),
    saying('pki.cannotKeepHint'),
    { cause: error },
  );
