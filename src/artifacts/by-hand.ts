import type { PlannedArtifact } from '../plan/types.js';

/** What a person can always do when the program cannot get a file. */
export const byHand = ({ file, url }: PlannedArtifact, folder: string | undefined): string =>
  folder === undefined
    ? `Or download ${url} by hand into a folder, and name that folder as "artifacts:" in cluster.yaml.`
    : `Or download it by hand: curl -fL -o ${folder}/${file} ${url}`;
