import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EffectError, type LocalArtifact } from '../execute/ports.js';
import { errnoOf } from '../files/errno.js';
import { writeFileWhole } from '../files/write-file-whole.js';
import type { PlannedArtifact } from '../plan/types.js';
import { byHand } from './by-hand.js';
import { networkTrouble, proxyRemark } from './network-trouble.js';
import { sumOf } from './parse-sums.js';
import { receive } from './receive.js';
import type { Progress } from './share-work.js';

/** Where downloads come from and go to. */
export interface Source {
  readonly folder: string | undefined;
  readonly cache: string;
  readonly fetch: typeof fetch;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Downloads a release to the cache: into a file beside its place, moved there once its checksum is right, with
 * that checksum in `FILE.sha256`. What has no checksum is not downloaded at all. Throws `EffectError`, or the
 * signal's reason.
 */
export const download = async (
  artifact: PlannedArtifact,
  source: Source,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<LocalArtifact> => {
  const expected = await expectedSum(artifact, source, signal);
  const { file, url } = artifact;
  const { cache } = source;
  await mkdir(cache, { recursive: true });
  await removeOldParts(cache, file);
  const part = join(cache, `${file}.${randomBytes(6).toString('hex')}.part`);
  try {
    const response = await request(url, artifact, source, signal);
    const { sha256, size } = await receive(response, part, onProgress, signal).catch((error: unknown) => {
      throw receiveFailed(error, artifact, source, signal);
    });
    if (sha256 !== expected) {
      throw new EffectError(
        `${url} is not the file it should be: SHA-256 ${sha256} instead of ${expected} (${size} bytes)`,
        `Try again. If it stays so, something between here and the server changes it, as a proxy with a login ` +
          `page does, or a mirror holds another build.${proxyRemark(source.env)} ${byHand(artifact, source.folder)}`,
      );
    }
    const localPath = join(cache, file);
    await writeFileWhole(`${localPath}.sha256`, `${sha256}  ${file}\n`, 0o644);
    await rename(part, localPath);
    return { localPath, sha256, size };
  } finally {
    await rm(part, { force: true });
  }
};

const expectedSum = async (
  artifact: PlannedArtifact,
  source: Source,
  signal: AbortSignal,
): Promise<string> => {
  const { file, sums, sha256, url } = artifact;
  if (sha256 !== undefined) return sha256.toLowerCase();
  const folder = source.folder ?? 'a folder that cluster.yaml names as "artifacts:"';
  if (sums === undefined) {
    throw new EffectError(
      `${file} is not downloaded, because nothing says which SHA-256 it should have`,
      `Put it into ${folder} together with a SHA256SUMS, or add its checksum to the artifact in the runbook. ` +
        `It would have come from ${url}.`,
    );
  }
  const response = await request(sums, artifact, source, signal);
  const list = await response.text().catch((error: unknown) => {
    throw failed(sums, networkTrouble(error), artifact, source, signal, error);
  });
  const sum = sumOf(list, file);
  if (sum !== undefined) return sum;
  throw new EffectError(
    `${file} is not downloaded, because ${sums} does not list it`,
    `See whether the version exists. Else put the file into ${folder} together with a SHA256SUMS.`,
  );
};

const request = async (
  url: string,
  artifact: PlannedArtifact,
  source: Source,
  signal: AbortSignal,
): Promise<Response> => {
  // A server that packs what is packed already would make the bytes others than those of the checksum.
  const asking = source.fetch(url, { signal, headers: { 'accept-encoding': 'identity' } });
  const response = await asking.catch((error: unknown) => {
    throw failed(url, networkTrouble(error), artifact, source, signal, error);
  });
  if (response.ok) return response;
  await response.body?.cancel();
  const answer = `the server answers ${response.status} ${response.statusText}`.trimEnd();
  throw failed(url, answer, artifact, source, signal);
};

/** The disk's trouble is handed on as it is; the network's is told with the address. */
const receiveFailed = (
  error: unknown,
  artifact: PlannedArtifact,
  source: Source,
  signal: AbortSignal,
): unknown =>
  errnoOf(error) === undefined
    ? failed(artifact.url, networkTrouble(error), artifact, source, signal, error)
    : error;

const failed = (
  url: string,
  why: string,
  artifact: PlannedArtifact,
  source: Source,
  signal: AbortSignal,
  cause?: unknown,
): unknown =>
  signal.aborted
    ? signal.reason
    : new EffectError(
        `${url} cannot be downloaded: ${why}`,
        `Try again once this machine reaches it.${proxyRemark(source.env)} ${byHand(artifact, source.folder)}`,
        { cause },
      );

/** What a killed run left behind. Younger ones may belong to a run that is still going on. */
const removeOldParts = async (cache: string, file: string): Promise<void> => {
  const hourAgo = Date.now() - 60 * 60 * 1000;
  for (const name of await readdir(cache)) {
    if (!name.startsWith(`${file}.`) || !name.endsWith('.part')) continue;
    const path = join(cache, name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      // Its run has just moved it to its place.
      () => hourAgo,
    );
    if (changed < hourAgo) await rm(path, { force: true });
  }
};
