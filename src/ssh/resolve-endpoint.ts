/**
 * From a host of the cluster to the sshd behind it. ssh's own configuration is asked for the host's *address*, as
 * `ssh ADDRESS` would ask it; whatever the cluster file says wins over it, and with `config: none` it is not asked.
 */
import type { Host } from '../cluster/types.js';
import { ConnectError, toldOf } from '../execute/ports.js';
import { saying } from '../words/saying.js';
import type { Endpoint, Identity, Via } from './endpoint.js';
import { noSshConfig, sshDestination, type SshConfig, type SshConfigs } from './ssh-config.js';

export interface EndpointSource {
  readonly sshConfigs: SshConfigs;
  /** Socket of the agent, from SSH_AUTH_SOCK. */
  readonly agent?: string;
  /** kubewalk's own known_hosts file. */
  readonly knownHosts: string;
}

const longestChain = 8;

export const resolveEndpoint = async (host: Host, source: EndpointSource): Promise<Endpoint> => {
  const { ssh } = host;
  const destination = sshDestination(host);
  const config =
    ssh.config === 'none' ? noSshConfig(destination) : await configOf(destination, host.name, source);
  const named: readonly Identity[] =
    ssh.identityFile === undefined ? [] : [{ path: ssh.identityFile, required: true }];
  const knownHosts = ssh.knownHosts === undefined ? [] : [ssh.knownHosts];
  const base = toEndpoint(host.name, config, source, named, knownHosts, ssh.acceptNew);
  const via: Via =
    ssh.proxyCommand === undefined
      ? await viaOf(host.name, config, source, base, longestChain)
      : { kind: 'command', command: ssh.proxyCommand };
  return {
    ...base,
    port: ssh.port ?? config.port,
    user: ssh.user ?? config.user,
    askPassword: ssh.password === 'ask',
    via,
  };
};

const configOf = async (destination: string, host: string, source: EndpointSource): Promise<SshConfig> => {
  try {
    return await source.sshConfigs(destination);
  } catch (error) {
    throw new ConnectError(
      host,
      'unusable',
      saying('ssh.noConfig', { destination, why: toldOf(error) }),
      saying('ssh.noConfigHint', { destination }),
      { cause: error },
    );
  }
};

const toEndpoint = (
  host: string,
  config: SshConfig,
  source: EndpointSource,
  named: readonly Identity[],
  knownHosts: readonly string[],
  acceptNew: boolean,
): Endpoint => {
  const others = config.identityFiles.filter((path) => named.every((one) => one.path !== path));
  const agent = config.identityAgent ?? source.agent;
  return {
    host,
    address: config.hostName,
    port: config.port,
    user: config.user,
    identities: [...named, ...others.map((path) => ({ path, required: false }))],
    identitiesOnly: config.identitiesOnly,
    knownHosts: [source.knownHosts, ...knownHosts, ...config.knownHosts],
    knownAs: config.hostKeyAlias ?? config.hostName,
    via: { kind: 'direct' },
    acceptNew,
    askPassword: false,
    ...(agent === undefined || agent === '' ? {} : { agent }),
  };
};

/** ProxyJump wins over ProxyCommand, and the last hop of its list is the nearest to the host. */
const viaOf = async (
  host: string,
  config: SshConfig,
  source: EndpointSource,
  target: Endpoint,
  left: number,
): Promise<Via> => {
  if (config.proxyJump === undefined)
    return config.proxyCommand === undefined
      ? { kind: 'direct' }
      : { kind: 'command', command: config.proxyCommand };
  return { kind: 'jump', hop: await hopOf(host, config.proxyJump.split(','), source, target, left) };
};

const hopOf = async (
  host: string,
  chain: readonly string[],
  source: EndpointSource,
  target: Endpoint,
  left: number,
): Promise<Endpoint> => {
  const spec = chain.at(-1) ?? '';
  if (left === 0)
    throw new ConnectError(
      host,
      'unusable',
      saying('ssh.manyJumps', { most: longestChain }),
      saying('ssh.manyJumpsHint'),
    );
  const { user, address, port } = parseJump(spec);
  const config = await configOf(address, host, source);
  // The cluster's key and known_hosts file serve on the way as well.
  const named = target.identities.filter(({ required }) => required);
  const base = toEndpoint(host, config, source, named, target.knownHosts, target.acceptNew);
  const before = chain.slice(0, -1);
  const via: Via =
    before.length > 0
      ? { kind: 'jump', hop: await hopOf(host, before, source, target, left - 1) }
      : await viaOf(host, config, source, target, left - 1);
  return { ...base, user: user ?? config.user, port: port ?? config.port, via };
};

const parseJump = (spec: string): { user?: string; address: string; port?: number } => {
  const [, user, address = spec, port] =
    /^(?:ssh:\/\/)?(?:(.+)@)?(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(spec.trim()) ?? [];
  return {
    address: address.replace(/^\[|\]$/g, ''),
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port: Number(port) }),
  };
};
