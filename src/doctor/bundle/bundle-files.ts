import type { Cluster } from '../../cluster/types.js';
import { redact } from './redact.js';

export interface BundleParts {
  readonly cluster: Cluster;
  /** As programs read them. */
  readonly findings: readonly unknown[];
  /** What each host said of itself, as it came. */
  readonly reports: readonly { readonly host: string; readonly text: string }[];
  readonly silent: readonly { readonly host: string; readonly why: string }[];
  /** kubewalk's own version. */
  readonly version: string;
}

/** A report holds certificates, settings, journals and answers; what is no text of ours stays out. */
const legible = (text: string): string => text.replace(/[^\P{C}\n\t]/gu, '');

/** What to attach to a question: texts by path, all without secrets. How to get in, as ssh keys and users, is left out. */
export const bundleFiles = ({
  cluster: { name, hosts, profile, vars },
  findings,
  reports,
  silent,
  version,
}: BundleParts): ReadonlyMap<string, string> => {
  const described = {
    kubewalk: version,
    cluster: name,
    profile,
    vars,
    hosts: hosts.map(({ name: host, address, roles }) => ({ host, address, roles })),
    silent,
  };
  const json = (value: unknown): string => redact(`${JSON.stringify(value, undefined, 2)}\n`);
  return new Map([
    ['cluster.json', json(described)],
    ['findings.json', json(findings)],
    ...reports.map(({ host, text }) => [`hosts/${host}.txt`, redact(legible(text))] as const),
  ]);
};
