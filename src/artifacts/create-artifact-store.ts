/**
 * Release files on the operator's machine: from the cluster's artifacts folder, else from the cache, else
 * downloaded to the cache. Nothing is handed out whose SHA-256, or at least whose wholeness, was not checked.
 */
import { basename, join } from 'node:path';
import { EffectError, type ArtifactStore, type LocalArtifact } from '../execute/ports.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import { readIfThere } from '../files/read-if-there.js';
import { sha256OfFile } from '../files/sha256-of-file.js';
import { sizeIfThere } from '../files/size-if-there.js';
import type { PlannedArtifact } from '../plan/types.js';
import { saying } from '../words/saying.js';
import { download } from './download.js';
import { findInFolder, type Look } from './folder-file.js';
import { gzipFault } from './gzip-fault.js';
import { sumOf } from './parse-sums.js';
import { rememberPerFile } from './remember-per-file.js';
import { createSharedWork } from './share-work.js';

export interface ArtifactStoreOptions {
  /** The cluster's artifacts folder. It need not exist. */
  readonly folder?: string | undefined;
  /** Where downloads are kept. Made when needed. */
  readonly cache: string;
  readonly fetch?: typeof fetch;
  /** Only looked at to say that a proxy is set. */
  readonly env?: NodeJS.ProcessEnv;
}

export const createArtifactStore = ({
  folder,
  cache,
  fetch = globalThis.fetch,
  env = process.env,
}: ArtifactStoreOptions): ArtifactStore => {
  const look: Look = { sha256: rememberPerFile(sha256OfFile), gzipFault: rememberPerFile(gzipFault) };
  const source = { folder, cache, fetch, env };
  const share = createSharedWork<LocalArtifact>();
  return {
    fetch: async (artifact, onProgress, signal) => {
      const { file, url, sha256 } = artifact;
      if (file !== basename(file) || ['', '.', '..'].includes(file)) {
        throw new EffectError(
          `"${file}" is not the name of a file`,
          `Correct "file" of the artifact "${artifact.name}" in the runbook: a name without folders.`,
        );
      }
      signal.throwIfAborted();
      try {
        const own = folder === undefined ? undefined : await findInFolder(folder, artifact, look);
        if (own !== undefined) return own;
        return await share(
          JSON.stringify([file, url, sha256]),
          async (tell, called) =>
            (await findInCache(cache, artifact, look)) ?? (await download(artifact, source, tell, called)),
          onProgress,
          signal,
        );
      } catch (error) {
        throw errnoOf(error) === undefined ? error : cannotUse(error, join(cache, file));
      }
    },
  };
};

/** A file in the cache that is not as it should be is none: the download takes its place. */
const findInCache = async (
  cache: string,
  { file, sha256 }: PlannedArtifact,
  look: Look,
): Promise<LocalArtifact | undefined> => {
  const localPath = join(cache, file);
  const size = await sizeIfThere(localPath);
  if (size === undefined) return undefined;
  const expected = sha256?.toLowerCase() ?? sumOf((await readIfThere(`${localPath}.sha256`)) ?? '', file);
  const found = await look.sha256(localPath);
  return found === expected ? { localPath, sha256: found, size } : undefined;
};

const cannotUse = (error: unknown, download: string): EffectError => {
  // A write that fails half-way does not say to which file: only downloads are written.
  const where = error instanceof Error && 'path' in error ? String(error.path) : download;
  return new EffectError(
    saying('artifacts.cannotUse', { where, why: fileTrouble(error) }),
    saying('artifacts.cannotUseHint'),
    { cause: error },
  );
};
