import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../cluster/types.js';
import type { Prompts } from '../execute/ports.js';
import type { Remotes } from '../ssh/create-remotes.js';
import { askAhead, createSshConfigs } from '../ssh/ssh-config.js';

/**
 * The hosts as this machine's own ssh would reach them. It is asked how while our own is loaded; no host is called yet.
 *
 * @param acceptNew Record the key of every host seen for the first time.
 */
export const reachHosts = async (
  asked: readonly Host[],
  prompts: Prompts,
  home: string,
  acceptNew = false,
): Promise<Remotes> => {
  const hosts = acceptNew ? asked.map((host) => ({ ...host, ssh: { ...host.ssh, acceptNew } })) : asked;
  const sshConfigs = createSshConfigs({ home: homedir() });
  askAhead(sshConfigs, hosts);
  const { createRemotes } = await import('../ssh/create-remotes.js');
  const agent = process.env['SSH_AUTH_SOCK'];
  return createRemotes(hosts, {
    prompts,
    sshConfigs,
    knownHosts: join(home, 'known_hosts'),
    ...(agent !== undefined && agent !== '' && { agent }),
  });
};
