import type { Settings } from './types.js';
import type { Section } from './sections.js';

/** What etcd would be started with: the unit's variables, then its files of variables, then its flags. */
export const readSettings = (
  unit: Readonly<Record<string, string>>,
  files: readonly Section[],
  missing: readonly string[],
): Settings => {
  const fromVariables = new Map<string, string>();
  const lines: Record<string, string> = {};
  const assignments = [
    ...(unit['Environment'] ?? '').split(/\s+/).map((line) => ({ file: 'Environment', line })),
    ...files.flatMap((file) => file.lines.map((line) => ({ file: file.words[1] ?? '', line }))),
  ];
  for (const { file, line } of assignments) {
    const [, name, value] = /^\s*(?:export\s+)?ETCD_([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const setting = settingOf(name);
    fromVariables.set(setting, unquoted(value));
    lines[setting] = `${file}: ${line.trim()}`;
  }
  // systemd fills in what it knows, and leaves the rest as it stands.
  const filledIn = (value: string): string =>
    value.replaceAll(
      /\$\{?ETCD_([A-Z_]+)\}?/g,
      (whole, name: string) => fromVariables.get(settingOf(name)) ?? whole,
    );
  const flags = new Map(
    [...readFlags(unit['ExecStart'] ?? '')].map(([name, value]) => [name, filledIn(value)] as const),
  );
  for (const [name, value] of flags) lines[name] ??= `ExecStart: --${name}=${value}`;
  return {
    values: Object.fromEntries([...fromVariables, ...flags]),
    doubled: [...flags.keys()].filter((name) => fromVariables.has(name)),
    missing,
    lines,
  };
};

/** `INITIAL_CLUSTER` of a variable as `initial-cluster` of a flag. */
const settingOf = (name: string): string => name.toLowerCase().replaceAll('_', '-');

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** The flags in systemd's `{ path=… ; argv[]=program --flag=value … ; … }`. */
const readFlags = (execStart: string): ReadonlyMap<string, string> => {
  const words = (/argv\[\]=(.*?) ; ignore_errors=/.exec(execStart)?.[1] ?? '').split(/\s+/).slice(1);
  const flags = new Map<string, string>();
  words.forEach((word, at) => {
    const [, name, value] = /^--?([a-z][a-z0-9-]*)(?:=(.*))?$/.exec(word) ?? [];
    if (name === undefined) return;
    const next = words[at + 1];
    flags.set(name, value ?? (next === undefined || next.startsWith('-') ? 'true' : unquoted(next)));
  });
  return flags;
};

/** `name=url` pairs of an `initial-cluster`. */
export const clusterEntries = (
  initialCluster: string,
): readonly { readonly name: string; readonly url: string }[] =>
  initialCluster
    .split(',')
    .filter((pair) => pair.includes('='))
    .map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')).trim(),
      url: pair.slice(pair.indexOf('=') + 1).trim(),
    }));

export const urlsOf = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
