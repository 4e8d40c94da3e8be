import type { english } from './en/catalog.js';
import type { KeyOf, ValuesAt } from './types.js';

export type WordKey = KeyOf<typeof english>;

type Needs<K extends WordKey> = ValuesAt<typeof english, K>;

/** The values that a key needs, as the rest of an argument list: none where it needs none. */
export type ValuesFor<K extends WordKey> = [keyof Needs<K>] extends [never] ? [] : [Needs<K>];

/** Words to be said later, in whatever language is asked for then. Among the values may be more of them. */
export interface Saying {
  readonly key: WordKey;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What people are told: words of ours, or what others said, as it stood there. */
export type Told = Saying | string;

export const isSaying = (value: unknown): value is Saying =>
  typeof value === 'object' && value !== null && 'key' in value && 'values' in value;

export const saying = <K extends WordKey>(key: K, ...[values]: ValuesFor<K>): Saying => ({
  key,
  values: values ?? {},
});
