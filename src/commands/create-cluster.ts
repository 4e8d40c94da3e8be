import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { stringify } from 'yaml';
import { readCluster, type Vocabulary } from '../cluster/read-cluster.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { ClusterDraft, Created } from '../ui/ports.js';
import { saying } from '../words/saying.js';

/** Writes the cluster file a person described. It is read back first: what would not be accepted is not written. */
export const createCluster = async (draft: ClusterDraft, words: Vocabulary): Promise<Created> => {
  const file = resolve(draft.file);
  const text = clusterText(draft);
  const read = readCluster({ text, file, resolvePath: (path) => path }, words);
  if (!read.ok) return { kind: 'problems', problems: read.problems };
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return errnoOf(error) === 'EEXIST'
      ? {
          kind: 'refused',
          message: saying('refused.clusterThere', { file }),
          hint: saying('refused.clusterThereHint'),
        }
      : {
          kind: 'refused',
          message: saying('refused.clusterUnwritten', { file, why: fileTrouble(error) }),
          hint: saying('refused.clusterUnwrittenHint'),
        };
  }
  return { kind: 'created', clusterFile: file };
};

const clusterText = ({
  name,
  user,
  port,
  identityFile,
  askPassword,
  sudo,
  hosts,
  profile,
}: ClusterDraft): string =>
  `# A cluster for kubewalk. The schema of this file, for editors: kubewalk schema\n${stringify({
    name,
    ssh: {
      user,
      port,
      ...(identityFile !== undefined && { identityFile }),
      ...(askPassword && { password: 'ask' }),
      ...(sudo && { become: 'sudo' }),
    },
    hosts,
    profile,
  })}`;
