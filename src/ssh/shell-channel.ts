/** Opens a channel. */
import type ssh2 from 'ssh2';
import { LinkLost } from './link-lost.js';

/** SSH_OPEN_CONNECT_FAILED: what sshd answers when MaxSessions is reached. */
const openFailed = 2;

/** `undefined` when the host has no session left for us right now. Throws `LinkLost`. */
export const openChannel = (
  ask: (answered: ssh2.ClientCallback) => void,
): Promise<ssh2.ClientChannel | undefined> =>
  new Promise((resolve, reject) => {
    try {
      ask((error, channel) => {
        if (error === undefined) resolve(channel);
        else if ('reason' in error && error.reason === openFailed) resolve(undefined);
        else reject(new LinkLost('the connection was closed'));
      });
    } catch {
      // ssh2 throws where the connection is already closed.
      reject(new LinkLost('the connection is closed'));
    }
  });
