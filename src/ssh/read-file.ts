/** What a file on a host says, to be shown. */
import { EffectError } from '../execute/ports.js';
import { saying } from '../words/saying.js';
import { askHost } from './ask-host.js';
import { say } from './messages.js';
import type { Worker } from './worker.js';

/** Files that a step renders are small; of what was there before, no more than this is shown. */
const mostBytes = 262_144;

/** Throws `LinkLost`, and `EffectError` where something is there but cannot be read. */
export const readFileOf = async (host: string, worker: Worker, path: string): Promise<string | undefined> => {
  const { code, stdout, stderr } = await askHost(worker, say('read', path, String(mostBytes)));
  if (code !== 0)
    throw new EffectError(
      saying('ssh.unreadable', { host, path, said: stderr.trim() }),
      saying('ssh.readableHint'),
    );
  return stdout.startsWith('+') ? stdout.slice(1) : undefined;
};
