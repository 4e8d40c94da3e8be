/** One message that is no job's: what the host printed, and the exit code. */
import { EffectError } from '../execute/ports.js';
import { saying } from '../words/saying.js';
import type { Worker } from './worker.js';

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Sends one message. Throws `LinkLost`. `begun` is told when the host has started on it, and may send bytes from then on. */
export const askHost = async (worker: Worker, text: string, begun?: () => void): Promise<Answer> => {
  const chunks: { readonly stdout: Buffer[]; readonly stderr: Buffer[] } = { stdout: [], stderr: [] };
  const words = await worker.exchange(text, (stream, bytes) => void chunks[stream].push(bytes), begun);
  const [kind, code] = words.split(' ');
  if (kind !== 'code') throw new EffectError(saying('ssh.strangeEnd', { said: words }), '');
  return {
    code: Number(code),
    stdout: Buffer.concat(chunks.stdout).toString(),
    stderr: Buffer.concat(chunks.stderr).toString(),
  };
};
