import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../files/errno.js';
import { readIfThere } from '../files/read-if-there.js';

/** A certificate and its private key, PEM. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** Where a pair lies: `FOLDER/NAME.pem` and `FOLDER/NAME-key.pem`. */
export interface PairPlace {
  readonly folder: string;
  readonly name: string;
}

export const certificatePath = ({ folder, name }: PairPlace): string => join(folder, `${name}.pem`);
export const keyPath = ({ folder, name }: PairPlace): string => join(folder, `${name}-key.pem`);

/** What lies at the place; a file that is not there is left out. */
export const readPair = async (place: PairPlace): Promise<Partial<Pair>> => {
  await finishStore(place);
  const certificate = await readIfThere(certificatePath(place));
  const key = await readIfThere(keyPath(place));
  // A copy or a restore may have opened the key to others.
  if (key !== undefined && ((await stat(keyPath(place))).mode & 0o077) !== 0)
    await chmod(keyPath(place), 0o600);
  return { ...(certificate !== undefined && { certificate }), ...(key !== undefined && { key }) };
};

/**
 * Replaces both files so that a key never stands beside a certificate it does not belong to, wherever the
 * program is cut off: both are first written to a folder beside them; one rename makes that folder count; what
 * is left to do from there on is done by whoever reads the pair next.
 */
export const storePair = async (place: PairPlace, pair: Pair): Promise<void> => {
  const unfinished = join(place.folder, `.${place.name}.part`);
  await rm(unfinished, { recursive: true, force: true });
  await writePair({ folder: unfinished, name: place.name }, pair);
  await rename(unfinished, waitingFolder(place));
  await finishStore(place);
};

/** Writes both files into a folder that nobody looks at yet. */
export const writePair = async (place: PairPlace, pair: Pair): Promise<void> => {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  await writeFile(keyPath(place), pair.key, { mode: 0o600, flush: true });
  await writeFile(certificatePath(place), pair.certificate, { mode: 0o644, flush: true });
};

const waitingFolder = ({ folder, name }: PairPlace): string => join(folder, `.${name}.new`);

const finishStore = async (place: PairPlace): Promise<void> => {
  const waiting = { folder: waitingFolder(place), name: place.name };
  for (const path of [keyPath, certificatePath]) await moveIfThere(path(waiting), path(place));
  await rm(waiting.folder, { recursive: true, force: true });
};

const moveIfThere = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
};
