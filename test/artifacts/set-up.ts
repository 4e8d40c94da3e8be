import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createArtifactStore } from '../../src/artifacts/create-artifact-store.js';
import { EffectError } from '../../src/execute/ports.js';
import type { PlannedArtifact } from '../../src/plan/types.js';
import { temporaryFolder } from '../files/temporary-folder.js';

/** A store with an empty artifacts folder and no cache yet. */
export const setUp = async (env: NodeJS.ProcessEnv = {}) => {
  const root = await temporaryFolder();
  const [folder, cache] = [join(root, 'artifacts'), join(root, 'cache')];
  await mkdir(folder);
  const store = createArtifactStore({ folder, cache, env });
  const get = (wanted: PlannedArtifact, signal = new AbortController().signal) =>
    store.fetch(wanted, () => undefined, signal);
  const refused = async (wanted: PlannedArtifact): Promise<EffectError> => {
    const error = await get(wanted).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    if (error instanceof EffectError) return error;
    throw new Error(`expected an EffectError, got ${String(error)}`);
  };
  const inCache = async () => (await readdir(cache).catch(() => [])).sort();
  return { folder, cache, store, get, refused, inCache };
};
