/** Opens a shell on a host, as root through sudo where the cluster says so. */
import type ssh2 from 'ssh2';
import { ConnectError } from '../execute/ports.js';
import { saying } from '../words/saying.js';
import { hostShell, type Greeting } from './host-shell.js';
import { LinkLost } from './link-lost.js';
import { openChannel } from './shell-channel.js';
import { SudoTalk, type SudoPlan } from './sudo-talk.js';
import { Worker } from './worker.js';

export interface WorkerPlan extends SudoPlan {
  readonly sudo: boolean;
}

export interface OpenedWorker {
  readonly worker: Worker;
  readonly greeted: string;
}

const strayKept = 2000;

/**
 * Gives what the fresh shell greets with. `undefined` when the host has no session left for
 * us right now. Throws `ConnectError`, `LinkLost`.
 */
export const openWorker = async (
  client: ssh2.Client,
  plan: WorkerPlan,
  greeting: Greeting,
): Promise<OpenedWorker | undefined> => {
  const sudo = plan.sudo ? new SudoTalk(plan, 'exec sh') : undefined;
  const channel = await openChannel((answered) => {
    client.exec(sudo?.command ?? 'exec sh', answered);
  });
  if (channel === undefined) return undefined;
  let stray = '';
  const worker: Worker = new Worker(channel, (stream, bytes) => {
    const text = bytes.toString();
    if (stray.length < strayKept) stray += text;
    sudo?.hear(stream, text, (answer) => {
      worker.say(answer);
    });
  });
  try {
    if (sudo !== undefined) await Promise.race([sudo.opened, worker.closed]);
    let greeted = '';
    await worker.exchange(hostShell(worker.nonce, greeting), (_stream, bytes) => {
      greeted += bytes.toString();
    });
    return { worker, greeted };
  } catch (error) {
    worker.close();
    if (!(error instanceof LinkLost) || stray === '') throw error;
    throw sudo?.refusal() ?? noShell(plan, stray);
  }
};

const noShell = ({ host, user }: WorkerPlan, stray: string): ConnectError =>
  new ConnectError(
    host,
    'unusable',
    saying('ssh.noCommands', { user, said: stray.trim().slice(0, 300) }),
    saying('ssh.noCommandsHint', { user, host }),
  );
