/** What lies at some paths of a host, learnt in one go. */
import { EffectError, type RemoteFile } from '../execute/ports.js';
import { saying } from '../words/saying.js';
import { askHost } from './ask-host.js';
import { say } from './messages.js';
import type { Worker } from './worker.js';

/** Throws `LinkLost`, and `EffectError` where a file is there but cannot be read. */
export const inspectFiles = async (
  host: string,
  worker: Worker,
  paths: readonly string[],
): Promise<readonly (RemoteFile | undefined)[]> => {
  if (paths.length === 0) return [];
  const { stdout, stderr } = await askHost(worker, say('look', ...paths));
  const lines = stdout.split('\n');
  return paths.map((path, index) => {
    const line = lines[index] ?? '';
    if (line === '-') return undefined;
    const [, sha256, mode, owner] = /^\\?([0-9a-f]{64}) +- (\d+) (\S+)$/.exec(line) ?? [];
    if (sha256 === undefined || mode === undefined || owner === undefined)
      throw new EffectError(
        saying('ssh.unseen', { host, path, said: stderr.trim() || line }),
        saying('ssh.readableHint'),
      );
    return { sha256, mode: mode.padStart(4, '0'), owner };
  });
};
