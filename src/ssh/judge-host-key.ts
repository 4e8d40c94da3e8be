/** What the known_hosts files say about the key a host shows. */
import { speaksOf, type KnownHost } from './known-hosts-lines.js';

export type Verdict = { readonly kind: 'known' } | { readonly kind: 'unknown' } | Objection;

/** A line that speaks against the key. */
export interface Objection {
  readonly kind: 'changed' | 'revoked' | 'only-authority';
  readonly because: KnownHost;
}

export const judgeHostKey = (lines: readonly KnownHost[], name: string, key: Buffer): Verdict => {
  const relevant = lines.filter((line) => speaksOf(line, name));
  const revoked = relevant.find((line) => line.marker === 'revoked' && line.key.equals(key));
  if (revoked !== undefined) return { kind: 'revoked', because: revoked };
  const plain = relevant.filter((line) => line.marker === undefined);
  if (plain.some((line) => line.key.equals(key))) return { kind: 'known' };
  const [other] = plain;
  if (other !== undefined) return { kind: 'changed', because: other };
  const authority = relevant.find((line) => line.marker === 'cert-authority');
  return authority === undefined ? { kind: 'unknown' } : { kind: 'only-authority', because: authority };
};

/** Types of the keys at hand, so that the host is asked for one that can be compared. */
export const knownTypes = (lines: readonly KnownHost[], name: string): readonly string[] => [
  ...new Set(
    lines.filter((line) => line.marker === undefined && speaksOf(line, name)).map((line) => line.type),
  ),
];
