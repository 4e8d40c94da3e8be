/** Opens a connection to an sshd: as many handshakes as it takes, with questions to the person in between. */
import { setTimeout as delay } from 'node:timers/promises';
import type { LimitFunction } from 'p-limit';
import type ssh2 from 'ssh2';
import { loginRefused } from './connect-failure.js';
import { Credentials } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import type { HostKeys } from './host-keys.js';
import type { IdentityKeys } from './identity-keys.js';
import type { Secrets } from './secrets.js';
import { shakeHands } from './shake-hands.js';

export interface Dialler {
  readonly secrets: Secrets;
  readonly identityKeys: IdentityKeys;
  readonly hostKeys: HostKeys;
  /** Bounds how many handshakes are under way at once, over all hosts. */
  readonly handshakes: LimitFunction;
  /** A connection to a jump host, shared by all who go through it. */
  readonly hop: (endpoint: Endpoint) => Promise<ssh2.Client>;
}

const dropsForgiven = 5;
const afterDropMs = 150;

/** The host key is verified and the login done. Throws `ConnectError`. */
export const dial = async (
  endpoint: Endpoint,
  dialler: Dialler,
  signal: AbortSignal,
): Promise<ssh2.Client> => {
  const credentials = new Credentials(endpoint, dialler.identityKeys, dialler.secrets);
  for (let drops = 0; ;) {
    const attempts = await credentials.attempts();
    const known = await dialler.hostKeys.linesFor(endpoint);
    const hop = endpoint.via.kind === 'jump' ? await dialler.hop(endpoint.via.hop) : undefined;
    const outcome = await dialler.handshakes(() => shakeHands({ endpoint, attempts, known, hop, signal }));
    switch (outcome.kind) {
      case 'ready':
        return outcome.client;
      case 'unknown-key':
        await dialler.hostKeys.settle(endpoint, outcome.key);
        break;
      case 'dropped':
        drops += 1;
        if (drops > dropsForgiven) throw outcome.error;
        // At random, so that those who were dropped together do not come back together.
        await delay(Math.random() * afterDropMs * 2 ** drops, undefined, { signal }).catch(() => undefined);
        break;
      case 'refused':
        if (!(await credentials.getMore(outcome.tried, outcome.accepted)))
          throw loginRefused(endpoint, outcome.tried, outcome.accepted);
    }
  }
};
