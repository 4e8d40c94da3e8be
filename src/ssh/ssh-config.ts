/** What ssh itself would do for a destination. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import SSHConfig from 'ssh-config';
import type { Host } from '../cluster/types.js';
import { readIfThere } from '../files/read-if-there.js';
import { askSsh, type SettingPairs, type SshAnswer } from './ask-ssh.js';

export interface SshConfig {
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  readonly identityFiles: readonly string[];
  readonly identitiesOnly: boolean;
  /** Socket; empty where no agent is to be used. */
  readonly identityAgent?: string;
  readonly hostKeyAlias?: string;
  readonly knownHosts: readonly string[];
  readonly proxyJump?: string;
  readonly proxyCommand?: string;
}

export interface SshConfigSource {
  /** The person's home folder. */
  readonly home: string;
  /** Read instead of ~/.ssh/config and the system's file. */
  readonly file?: string;
}

/** The settings of somebody who has told ssh nothing and has no keys. */
export const noSshConfig = (destination: string): SshConfig => ({
  hostName: destination,
  user: userInfo().username,
  port: 22,
  identityFiles: [],
  identitiesOnly: true,
  identityAgent: '',
  knownHosts: [],
});

type Values = ReadonlyMap<string, readonly string[]>;

/** Gives the settings for a destination. Throws what ssh says when its configuration is broken. */
export type SshConfigs = (destination: string) => Promise<SshConfig>;

/** Starting ssh for every one of many hosts takes longer than reaching them. Mended files are soon seen all the same. */
const sharedMs = 2_000;

export const createSshConfigs = (source: SshConfigSource): SshConfigs => {
  let latest: { readonly answer: Promise<SshAnswer | undefined>; readonly at: number } | undefined;
  const ask = async (destination: string): Promise<Values> => {
    const shared =
      latest !== undefined && performance.now() - latest.at < sharedMs ? latest.answer : undefined;
    const common = await shared?.catch(() => undefined);
    if (common?.sameForAll === true) return gather(common.pairs.filter(([name]) => name !== 'hostname'));
    const answer = askSsh(destination, source.file);
    if (shared === undefined) latest = { answer, at: performance.now() };
    const own = await answer;
    return own === undefined ? readFileAlone(destination, source) : gather(own.pairs);
  };
  return async (destination) => fromValues(destination, await ask(destination), source.home);
};

/** Has ssh asked for the first host that it will be asked for: the answer is there, or under way, when it is needed. */
export const askAhead = (configs: SshConfigs, hosts: readonly Host[]): void => {
  const first = hosts.find(({ ssh }) => ssh.config !== 'none');
  // What it complains of is told when it is asked again.
  if (first !== undefined) void configs(sshDestination(first)).catch(() => undefined);
};

/** What `ssh` would be told to reach a host. */
export const sshDestination = ({ ssh, address }: Host): string => ssh.address ?? address;

/** Without ssh: Host blocks alone. Include and Match need ssh itself. */
const readFileAlone = async (destination: string, { home, file }: SshConfigSource): Promise<Values> => {
  const text = (await readIfThere(file ?? join(home, '.ssh/config'))) ?? '';
  const computed = SSHConfig.parse(text).compute(destination);
  return gather(
    Object.entries(computed).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name.toLowerCase(), one]),
    ),
  );
};

const gather = (pairs: SettingPairs): Values => {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
};

const defaultIdentities = ['id_ed25519', 'id_ecdsa', 'id_rsa'];

const fromValues = (destination: string, values: Values, home: string): SshConfig => {
  const first = (name: string): string | undefined => {
    const value = values.get(name)?.[0];
    return value === undefined || value === 'none' ? undefined : value;
  };
  const hostName = (first('hostname') ?? destination).replaceAll('%h', destination);
  const user = first('user') ?? userInfo().username;
  const port = Number(first('port') ?? '22');
  const path = (text: string): string => expandPath(text, { home, hostName, user, port });
  const files = (name: string): readonly string[] =>
    (values.get(name) ?? [])
      .flatMap((line) => line.split(' '))
      .filter((file) => file !== 'none')
      .map(path);
  const identities = values.get('identityfile')?.filter((file) => file !== 'none');
  const agent = values.get('identityagent')?.[0];
  const optional = {
    hostKeyAlias: first('hostkeyalias'),
    proxyJump: first('proxyjump'),
    proxyCommand: first('proxycommand'),
    identityAgent:
      agent === undefined || agent === 'SSH_AUTH_SOCK' ? undefined : agent === 'none' ? '' : path(agent),
  };
  const known = [...files('userknownhostsfile'), ...files('globalknownhostsfile')];
  return {
    hostName,
    user,
    port,
    identityFiles: (identities ?? defaultIdentities.map((name) => join(home, '.ssh', name))).map(path),
    identitiesOnly: first('identitiesonly') === 'yes',
    knownHosts: values.has('userknownhostsfile')
      ? known
      : [join(home, '.ssh/known_hosts'), join(home, '.ssh/known_hosts2'), '/etc/ssh/ssh_known_hosts'],
    ...definedOnly(optional),
  };
};

const definedOnly = (values: Readonly<Record<string, string | undefined>>): Partial<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const expandPath = (
  text: string,
  { home, hostName, user, port }: { home: string; hostName: string; user: string; port: number },
): string =>
  text
    .replace(/^~(?=\/|$)/, home)
    .replace(/^\$\{?SSH_AUTH_SOCK\}?$/, process.env['SSH_AUTH_SOCK'] ?? '')
    .replace(/%([%dhpru])/g, (_, token: string) => {
      const tokens: Readonly<Record<string, string>> = {
        '%': '%',
        d: home,
        h: hostName,
        p: String(port),
        r: user,
        u: userInfo().username,
      };
      return tokens[token] ?? '';
    });
