import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileWhole } from '../files/write-file-whole.js';
import { clusterYaml } from './cluster-yaml.js';
import type { LabKeys } from './keys.js';
import type { LabPaths } from './paths.js';
import type { LabSpec } from './spec.js';
import { connectScript, knownHostsText, sshConfigText } from './ssh-files.js';

const folderIfThere = async (path: string): Promise<string | undefined> =>
  stat(path).then(
    (found) => (found.isDirectory() ? path : undefined),
    () => undefined,
  );

/** Writes what reaches the machines: known hosts, settings for ssh, the way in, and the cluster file. */
export const writeAccess = async (
  spec: LabSpec,
  paths: LabPaths,
  keys: LabKeys,
  cache: string,
): Promise<void> => {
  const publicKeyOf = (name: string): string => keys.hosts.get(name)?.public ?? '';
  await writeFileWhole(paths.knownHosts, knownHostsText(spec, publicKeyOf), 0o644);
  await writeFileWhole(paths.sshConfig, sshConfigText(spec, paths), 0o644);
  await writeFileWhole(paths.connect, connectScript(paths), 0o755);
  const artifacts = await folderIfThere(join(cache, 'artifacts'));
  await writeFileWhole(paths.clusterFile, clusterYaml(spec, paths, artifacts), 0o644);
};
