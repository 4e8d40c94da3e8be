import { join } from 'node:path';
import { EffectError, type LocalArtifact } from '../execute/ports.js';
import { readIfThere } from '../files/read-if-there.js';
import { sizeIfThere } from '../files/size-if-there.js';
import type { PlannedArtifact } from '../plan/types.js';
import { sumOf } from './parse-sums.js';
import type { Ask } from './remember-per-file.js';

/** How a file's content is looked at. */
export interface Look {
  readonly sha256: Ask<string>;
  readonly gzipFault: Ask<string | undefined>;
}

/**
 * The file in the operator's artifacts folder, checked; `undefined` where there is none. Throws `EffectError`.
 *
 * What the folder itself says of its files (`FILE.sha256`, `SHA256SUMS`) comes before the checksum of the
 * official release: the operator vouches for the folder, and a rebuild of their own, from a distribution's
 * package or for another machine, is no official release. Without such a statement the official one counts,
 * and without either, a gzip file has to be whole at least.
 */
export const findInFolder = async (
  folder: string,
  artifact: PlannedArtifact,
  look: Look,
): Promise<LocalArtifact | undefined> => {
  const { file, sha256: official } = artifact;
  const path = join(folder, file);
  const size = await sizeIfThere(path);
  if (size === undefined) return undefined;
  const said = await saidByFolder(folder, file);
  const isGzip = /\.(t?gz)$/.test(file);
  const onlyWhole = said === undefined && official === undefined && isGzip;
  // Side by side: unpacking does not keep the sum waiting.
  const [sha256, fault] = await Promise.all([
    look.sha256(path),
    onlyWhole ? look.gzipFault(path) : undefined,
  ]);
  const found = { localPath: path, sha256, size };
  if (said !== undefined) {
    if (said.sha256 === found.sha256) return found;
    throw new EffectError(
      `${path} is not the file that ${said.where} lists: SHA-256 ${found.sha256} instead of ${said.sha256}`,
      `The file is damaged, or the list is older than the file. Copy the file again, or, if the file is right, ` +
        `list it anew: cd ${folder} && sha256sum ${file} > ${file}.sha256`,
    );
  }
  if (official !== undefined) {
    if (official.toLowerCase() === found.sha256) return found;
    throw new EffectError(
      `${path} is not the official release: SHA-256 ${found.sha256} instead of ${official}`,
      `Download it again from ${artifact.url}. If it is a build of your own that you trust, say so beside it: ` +
        `cd ${folder} && sha256sum ${file} > ${file}.sha256`,
    );
  }
  if (!isGzip) {
    throw new EffectError(
      `${path} cannot be checked: nothing says which SHA-256 it should have`,
      `If you trust it, say so beside it: cd ${folder} && sha256sum ${file} > ${file}.sha256`,
    );
  }
  if (fault === undefined) return found;
  throw new EffectError(
    `${path} cannot be unpacked: ${fault} (${size} bytes)`,
    `Download it again from ${artifact.url}.`,
  );
};

const saidByFolder = async (
  folder: string,
  file: string,
): Promise<{ readonly sha256: string; readonly where: string } | undefined> => {
  const beside = join(folder, `${file}.sha256`);
  const own = await readIfThere(beside);
  if (own !== undefined) {
    const sha256 = sumOf(own, file);
    if (sha256 !== undefined) return { sha256, where: beside };
    throw new EffectError(
      `${beside} holds no SHA-256 of ${file}`,
      `If you trust the file, write it anew: cd ${folder} && sha256sum ${file} > ${file}.sha256`,
    );
  }
  const where = join(folder, 'SHA256SUMS');
  const sha256 = sumOf((await readIfThere(where)) ?? '', file);
  return sha256 === undefined ? undefined : { sha256, where };
};
