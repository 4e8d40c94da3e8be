/** How catalogs are typed: a missing key, a superfluous one and a forgotten value are compile errors. */

type Text = string;

/** English has two plural forms, Chinese one: `rows_one` and `rows_other` of the one are `rows_other` of the other. */
type KeptKey<K> = K extends `${string}_one` ? never : K;

/** A catalog with the same keys as `T`, in another language. */
export type Translated<T> = {
  readonly [K in keyof T as KeptKey<K>]: T[K] extends Text ? string : Translated<T[K]>;
};

type Base<K extends string> = K extends `${infer B}_one` | `${infer B}_other` ? B : K;

/** Every key of a catalog as a path: `page.enter.run`. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends Text ? Base<K> : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];

/** The text at a path. */
type At<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : P extends keyof T
    ? T[P]
    : `${P}_other` extends keyof T
      ? T[`${P}_other`]
      : never;

type Placeholder<S> = S extends `${string}{{${infer P}}}${infer Rest}` ? P | Placeholder<Rest> : never;

type NameIn<P> = P extends `${infer Name}, ${string}` ? Name : P;

/** Words among the values of others, said in the same language. */
interface Inner {
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type ValueIn<P> = P extends `${string}, list${string}`
  ? readonly (string | Inner)[]
  : P extends 'count'
    ? number
    : string | number | Inner;

/** The values that the text at a path needs; `items, list` takes a list. */
export type ValuesAt<T, P extends string> = {
  readonly [Q in Placeholder<At<T, P>> as NameIn<Q> & string]: ValueIn<Q>;
};
