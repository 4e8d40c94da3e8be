/** The hosts of a cluster as remotes that share what can be shared: secrets, jump hosts, and the rush at the start. */
import pLimit from 'p-limit';
import type ssh2 from 'ssh2';
import type { Host } from '../cluster/types.js';
import type { OpenShell, Prompts, Remote } from '../execute/ports.js';
import { connectFailure } from './connect-failure.js';
import { dial, type Dialler } from './dial.js';
import { createHops } from './hops.js';
import { createHostKeys } from './host-keys.js';
import { createIdentityKeys } from './identity-keys.js';
import { Link } from './link.js';
import { LinkLost } from './link-lost.js';
import { LiveLink } from './live-link.js';
import type { WorkerPlan } from './open-worker.js';
import { openPersonShell } from './person-shell.js';
import { resolveEndpoint, type EndpointSource } from './resolve-endpoint.js';
import { createSecrets } from './secrets.js';
import { SshRemote } from './ssh-remote.js';

export interface RemotesContext extends EndpointSource {
  readonly prompts: Prompts;
  /** How long a lost link is tried again while its job goes on. */
  readonly giveUpAfterMs?: number;
}

export interface Remotes {
  /** In the order of the hosts. */
  readonly remotes: readonly Remote[];
  readonly openShell: OpenShell;
  /** Closes every connection, those to jump hosts too. */
  close(): Promise<void>;
}

/** More at once would only trip over sshd's MaxStartups behind a shared jump host, and over our own CPU. */
const handshakesAtOnce = 16;
const defaultGiveUpAfterMs = 10 * 60_000;

export const createRemotes = (hosts: readonly Host[], context: RemotesContext): Remotes => {
  const secrets = createSecrets(context.prompts);
  const dialler: Dialler = {
    secrets,
    identityKeys: createIdentityKeys(context.prompts),
    hostKeys: createHostKeys(context.prompts, context.knownHosts),
    handshakes: pLimit(handshakesAtOnce),
    hop: (endpoint) => hops.get(endpoint),
  };
  const closing = new AbortController();
  const hops = createHops((endpoint) => dial(endpoint, dialler, closing.signal));

  /** Lets `work` have a connection of its own to a host. What breaks it off is told as what befell the connection. */
  const enter = async <T>(
    host: Host,
    signal: AbortSignal,
    work: (client: ssh2.Client, plan: WorkerPlan) => Promise<T>,
  ): Promise<T> => {
    const endpoint = await resolveEndpoint(host, context);
    const { user } = endpoint;
    const sudo = host.ssh.become === 'sudo' && user !== 'root';
    const client = await dial(endpoint, dialler, signal);
    try {
      return await work(client, { host: host.name, user, sudo, secrets });
    } catch (error) {
      throw error instanceof LinkLost ? connectFailure(endpoint, error) : error;
    }
  };

  const openShell: OpenShell = (name, terminal, cancel) => {
    const host = hosts.find((each) => each.name === name);
    if (host === undefined) throw new Error(`there is no way to ${name}`);
    const signal = cancel === undefined ? closing.signal : AbortSignal.any([closing.signal, cancel]);
    return enter(host, signal, async (client, plan) => {
      const hangUp = (): void => {
        client.destroy();
      };
      signal.addEventListener('abort', hangUp);
      try {
        return await openPersonShell(client, plan, terminal);
      } finally {
        signal.removeEventListener('abort', hangUp);
        client.end();
      }
    });
  };

  const remotes = hosts.map(
    (host) =>
      new SshRemote(
        host.name,
        new Link(
          host.name,
          (signal) => enter(host, signal, (client, plan) => LiveLink.open(client, plan)),
          context.giveUpAfterMs ?? defaultGiveUpAfterMs,
        ),
      ),
  );
  return {
    remotes,
    openShell,
    close: async () => {
      // A jump host that is still dialled would keep those behind it waiting.
      closing.abort();
      await Promise.all(remotes.map((remote) => remote.close()));
      hops.close();
    },
  };
};
