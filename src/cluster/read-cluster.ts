import { closest } from '../source/closest.js';
import type { Checked, Place, Problem } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { saying } from '../words/saying.js';
import { clusterSchema, type SshPart } from './schema.js';
import type { Cluster, Host, SshSettings } from './types.js';

export interface ClusterSource {
  readonly text: string;
  /** Absolute; shown in problems. */
  readonly file: string;
  /** Makes a path of the file absolute: `~` and paths relative to the file. */
  readonly resolvePath: (path: string) => string;
}

/** What the runbook offers to a cluster. */
export interface Vocabulary {
  readonly roles: readonly string[];
  readonly profiles: readonly string[];
  readonly variables: readonly string[];
}

/** Reads cluster.yaml and checks it against the runbook's roles, profiles and variable names. */
export const readCluster = (source: ClusterSource, words: Vocabulary): Checked<Cluster> => {
  const read = readYaml(clusterSchema, source);
  if (!read.ok) return read;
  const { value, placeOf } = read.value;
  const problems = [
    ...doubled(value.hosts, 'name', placeOf),
    ...doubled(value.hosts, 'address', placeOf),
    ...value.hosts.flatMap(({ roles }, i) =>
      roles.flatMap((role, j) => unknownWord('role', role, words.roles, placeOf(['hosts', i, 'roles', j]))),
    ),
    ...(value.profile === undefined
      ? []
      : unknownWord('profile', value.profile, words.profiles, placeOf(['profile']))),
    ...Object.keys(value.vars).flatMap((name) =>
      unknownWord('variable', name, words.variables, placeOf(['vars', name])),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      name: value.name,
      file: source.file,
      hosts: value.hosts.map(({ ssh, ...host }): Host => ({
        ...host,
        ssh: settings({ ...value.ssh, ...ssh }, source.resolvePath),
      })),
      profile: value.profile ?? words.profiles[0] ?? '',
      vars: value.vars,
      recording: value.recording ?? false,
      ...(value.artifacts !== undefined && { artifacts: source.resolvePath(value.artifacts) }),
      placeOf,
    },
  };
};

const settings = (
  { identityFile, knownHosts, acceptNew = false, ...rest }: SshPart,
  resolvePath: (path: string) => string,
): SshSettings => ({
  ...defined(rest),
  acceptNew,
  ...(identityFile !== undefined && { identityFile: resolvePath(identityFile) }),
  ...(knownHosts !== undefined && { knownHosts: resolvePath(knownHosts) }),
});

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(object: T): Defined<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;

const doubled = (
  hosts: readonly { readonly name: string; readonly address: string }[],
  key: 'name' | 'address',
  placeOf: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] =>
  hosts.flatMap((host, i) => {
    const first = hosts.findIndex((other) => other[key].toLowerCase() === host[key].toLowerCase());
    if (first === i) return [];
    const place = placeOf(['hosts', i, key]);
    const { line } = placeOf(['hosts', first, key]);
    return [
      {
        ...place,
        message: saying(`cluster.taken.${key}`, { value: host[key], line }),
        hint: saying(`cluster.own.${key}`),
      },
    ];
  });

const unknownWord = (
  kind: 'role' | 'profile' | 'variable',
  word: string,
  known: readonly string[],
  place: Place,
): readonly Problem[] => {
  if (known.includes(word)) return [];
  const near = closest(word, known);
  const hint =
    near === undefined
      ? saying('cluster.runbookHas', { known: known.join(', ') })
      : saying('refused.near', { near });
  return [{ ...place, message: saying(`cluster.unknown.${kind}`, { word }), hint }];
};
