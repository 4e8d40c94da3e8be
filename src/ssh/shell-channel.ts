/** Opens a channel with a command on it; sshd's limit on sessions (MaxSessions) means waiting for a free one. */
import { setTimeout as delay } from 'node:timers/promises';
import type ssh2 from 'ssh2';
import { LinkLost } from './link-lost.js';

const openFailed = 2;
const firstWaitMs = 50;
const longestWaitMs = 1000;

/** `free` gives back a session that is open but idle, if there is one. Throws `LinkLost`. */
export const openChannel = async (
  client: ssh2.Client,
  command: string,
  free: () => void,
): Promise<ssh2.ClientChannel> => {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const opened = await tryOpen(client, command);
    if (!('refused' in opened)) return opened;
    if (!opened.refused) throw new LinkLost('the connection was closed');
    free();
    await delay(waitMs);
  }
};

const tryOpen = (
  client: ssh2.Client,
  command: string,
): Promise<ssh2.ClientChannel | { readonly refused: boolean }> =>
  new Promise((resolve) => {
    try {
      client.exec(command, (error, channel) => {
        if (error === undefined) resolve(channel);
        else resolve({ refused: 'reason' in error && error.reason === openFailed });
      });
    } catch {
      // ssh2 throws where the connection is already closed.
      resolve({ refused: false });
    }
  });
