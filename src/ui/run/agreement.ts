import type { RecentOutput } from '../store/output-rings.js';

/** Hosts that printed the very same, and those that did not. */
export interface Agreement {
  readonly agree: readonly string[];
  readonly differ: readonly string[];
}

/**
 * The largest group of hosts that printed the same in a step; nothing where no two did, where nobody printed anything,
 * or where some of it is no longer at hand to be compared.
 */
export const agreementOf = (
  hosts: readonly string[],
  output: (host: string) => RecentOutput,
): Agreement | undefined => {
  const groups = new Map<string, string[]>();
  for (const host of hosts) {
    const { first, begun, lines } = output(host);
    if (first > begun) return undefined;
    const printed = lines.map(({ text }) => text).join('\n');
    groups.set(printed, [...(groups.get(printed) ?? []), host]);
  }
  if ([...groups.keys()].every((printed) => printed === '')) return undefined;
  const agree = [...groups.values()].reduce((most, one) => (one.length > most.length ? one : most), []);
  return agree.length < 2 ? undefined : { agree, differ: hosts.filter((host) => !agree.includes(host)) };
};
