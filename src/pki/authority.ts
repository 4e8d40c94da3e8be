import { X509Certificate, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EffectError } from '../execute/ports.js';
import { errnoOf } from '../files/errno.js';
import { writeFileWhole } from '../files/write-file-whole.js';
import { buildAuthority, type Signer } from './build-certificate.js';
import { newKey } from './new-key.js';
import { parseOrNothing } from './parse-or-nothing.js';
import { certificatePath, keyPath, readPair, writePair, type PairPlace } from './stored-pair.js';
import { dateOf, daysUntil, validityFrom, validityOf } from './validity.js';

/** Ten years; renewed two years before the end, so that certificates of up to two years are never cut short. */
export const authorityDays = 3650;
const renewedDays = 730;

export interface Authority {
  readonly certificate: X509Certificate;
  readonly signer: Signer;
  /** Why its certificate was made anew just now. Its key stayed, so everything it signed is still good. */
  readonly renewedBecause?: string;
}

/**
 * Opens the authority in `FOLDER/NAME`, makes it when there is nothing yet, and renews its certificate in good
 * time with the same key. One that is damaged is never replaced: hosts trust it, and a new one of the same
 * name would lock every member out of the cluster. Throws `EffectError`.
 */
export const openAuthority = async (folder: string, name: string, now: Date): Promise<Authority> => {
  const place = { folder: join(folder, name), name: 'ca' };
  if (await isNew(place.folder)) await create(folder, name, now);
  const { certificate: certificatePem, key: keyPem } = await readPair(place);
  const certificate =
    certificatePem === undefined ? undefined : parseOrNothing(() => new X509Certificate(certificatePem));
  const key = keyPem === undefined ? undefined : parseOrNothing(() => createPrivateKey(keyPem));
  if (certificate === undefined || key === undefined || keyPem === undefined) {
    const wrong = [
      ...(certificate === undefined ? [`${certificatePath(place)} ${trouble(certificatePem)}`] : []),
      ...(key === undefined ? [`${keyPath(place)} ${trouble(keyPem)}`] : []),
    ];
    throw damaged(name, place, wrong);
  }
  const signer = { commonName: commonNameOf(name), privateKey: keyPem };
  const wrong = [...faultsOf(certificate, key, signer.commonName, place)];
  if (wrong.length > 0) throw damaged(name, place, wrong);
  return await renewedInTime(place, { certificate, signer }, key, now);
};

export const commonNameOf = (name: string): string => `kubewalk ${name} CA`;

const isNew = async (folder: string): Promise<boolean> => {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return true;
    throw error;
  }
};

/** Made beside its place and moved there in one go, so that half an authority can never be found. */
const create = async (folder: string, name: string, now: Date): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = await mkdtemp(join(folder, `.${name}.`));
  const { privateKey, publicKey } = await newKey();
  const signer = { commonName: commonNameOf(name), privateKey };
  const certificate = buildAuthority(signer, publicKey, validityFrom(now, authorityDays));
  await writePair({ folder: unfinished, name: 'ca' }, { certificate, key: privateKey });
  try {
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run of the program was faster: its authority is the one that counts.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errnoOf(error) ?? '')) throw error;
  }
};

const renewedInTime = async (
  place: PairPlace,
  authority: Authority,
  key: KeyObject,
  now: Date,
): Promise<Authority> => {
  const { notBefore, notAfter } = validityOf(authority.certificate);
  if (now < notBefore) {
    throw new EffectError(
      `${certificatePath(place)} is not valid before ${notBefore.toISOString()}, but this machine's clock says ${now.toISOString()}`,
      'Set the clock of this machine right and try again.',
    );
  }
  const left = daysUntil(notAfter, now);
  if (left >= renewedDays) return authority;
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  // Its beginning stays: hosts whose clocks are behind have been taking it so far.
  const validity = { notBefore, notAfter: validityFrom(now, authorityDays).notAfter };
  const certificate = buildAuthority(authority.signer, publicKey, validity);
  await writeFileWhole(certificatePath(place), certificate, 0o644);
  return {
    certificate: new X509Certificate(certificate),
    signer: authority.signer,
    renewedBecause: `the authority's certificate ${left < 0 ? 'ended' : 'would have ended'} on ${dateOf(notAfter)} and was renewed with the same key`,
  };
};

function* faultsOf(
  certificate: X509Certificate,
  key: KeyObject,
  commonName: string,
  place: PairPlace,
): Generator<string> {
  if (!certificate.checkPrivateKey(key)) {
    yield `${keyPath(place)} does not belong to ${certificatePath(place)}`;
  }
  const selfSigned = certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  const { CN } = certificate.toLegacyObject().subject;
  if (!certificate.ca || !selfSigned || key.asymmetricKeyType !== 'rsa' || CN !== commonName) {
    yield `${certificatePath(place)} is not an authority that kubewalk made`;
  }
}

const trouble = (text: string | undefined): string => (text === undefined ? 'is missing' : 'cannot be read');

const damaged = (name: string, place: PairPlace, wrong: readonly string[]): EffectError =>
  new EffectError(
    `the certificate authority "${name}" is damaged, and certificates of it may be in use: ${wrong.join('; ')}`,
    `Put ca.pem and ca-key.pem back from a backup of ${place.folder}. If they are lost for good, move that ` +
      'folder aside: kubewalk then makes a new authority and issues every certificate anew, and every member ' +
      'has to get the new ones and be restarted, because old and new do not trust each other.',
  );
