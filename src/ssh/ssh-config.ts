/** What ssh itself would do for a destination. `ssh -G` knows Include, Match, tokens and the defaults. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import SSHConfig from 'ssh-config';
import { readIfThere } from '../files/read-if-there.js';

export interface SshConfig {
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  readonly identityFiles: readonly string[];
  readonly identitiesOnly: boolean;
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

type Values = ReadonlyMap<string, readonly string[]>;

/** Throws what ssh says when its configuration is broken. */
export const readSshConfig = async (destination: string, source: SshConfigSource): Promise<SshConfig> => {
  const values = (await askSsh(destination, source)) ?? (await readFileAlone(destination, source));
  return fromValues(destination, values, source.home);
};

/** `undefined` where there is no ssh to ask. */
const askSsh = async (destination: string, { file }: SshConfigSource): Promise<Values | undefined> => {
  const which = file === undefined ? [] : ['-F', file];
  const answer = await execa('ssh', ['-G', ...which, '--', destination], { reject: false, stdin: 'ignore' });
  if (answer.code === 'ENOENT') return undefined;
  if (answer.exitCode !== 0) throw new Error(answer.stderr.trim());
  return gather(
    answer.stdout.split('\n').map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
  );
};

/** Without ssh: Host blocks alone. Include and Match need ssh itself. */
const readFileAlone = async (destination: string, { home, file }: SshConfigSource): Promise<Values> => {
  const text = (await readIfThere(file ?? join(home, '.ssh/config'))) ?? '';
  const computed = SSHConfig.parse(text).compute(destination);
  return gather(
    Object.entries(computed).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]),
    ),
  );
};

const gather = (pairs: readonly (readonly string[])[]): Values => {
  const values = new Map<string, string[]>();
  for (const [name = '', value = ''] of pairs) {
    const key = name.toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value]);
  }
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
  const agent = first('identityagent');
  const optional = {
    hostKeyAlias: first('hostkeyalias'),
    proxyJump: first('proxyjump'),
    proxyCommand: first('proxycommand'),
    identityAgent: agent === undefined || agent === 'SSH_AUTH_SOCK' ? undefined : path(agent),
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
