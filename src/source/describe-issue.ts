import * as z from 'zod';
import { saying, type Saying, type WordKey } from '../words/saying.js';
import { closest } from './closest.js';

export interface Described {
  readonly path: readonly PropertyKey[];
  readonly message: Saying;
  readonly hint?: Saying;
}

type SchemaKey = Extract<WordKey, `schema.${string}`>;

/** The message of a schema of ours: the key of what is said of a value that does not fit. */
export const should = (key: SchemaKey): string => key;

const isSchemaKey = (message: string): message is SchemaKey => message.startsWith('schema.');

/** Says a schema's complaint in the words of the person who wrote the file. */
export const describeIssue = (
  issue: z.core.$ZodIssue,
  knownKeys: readonly string[],
): readonly Described[] => {
  const { path, code } = issue;
  if (code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, knownKeys));
  const name = nameOf(path);
  if (issue.input === undefined) return [{ path, message: saying('schema.missing', { name }) }];
  return [{ path, message: complaint(issue, name), ...nearestOf(issue) }];
};

const complaint = (issue: z.core.$ZodIssue, name: Saying): Saying => {
  // What is wrong with a key stands in an issue of its own.
  const message = (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message;
  if (isSchemaKey(message)) return { key: message, values: { name } };
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, name);
    case 'invalid_value': {
      const known = issue.values.map(String).join(', ');
      return saying(issue.values.length === 1 ? 'schema.exactly' : 'schema.oneOf', { name, known });
    }
    case 'too_small':
      return saying('schema.empty', { name });
    default:
      return saying('schema.other', { name, said: message });
  }
};

const wrongType = (type: string, name: Saying): Saying => {
  switch (type) {
    case 'string':
      return saying('schema.text', { name });
    case 'array':
      return saying('schema.list', { name });
    case 'object':
    case 'record':
      return saying('schema.map', { name });
    default:
      return saying('schema.type', { name, type });
  }
};

/** What was probably meant: one of the values that may be, or what the schema itself found. */
const nearestOf = (issue: z.core.$ZodIssue): { readonly hint?: Saying } => {
  if (issue.code === 'invalid_value' && typeof issue.input === 'string')
    return didYouMean(issue.input, issue.values.map(String)) ?? {};
  const near: unknown = issue.code === 'custom' ? issue.params?.['near'] : undefined;
  return typeof near === 'string' ? { hint: saying('refused.near', { near }) } : {};
};

/** The keys a map may have, where it is of a kind that names them. */
export const keysOf = ({ inst }: z.core.$ZodRawIssue): readonly string[] =>
  inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];

const unknownKey = (path: readonly PropertyKey[], key: string, known: readonly string[]): Described => ({
  path: [...path, key],
  message: saying('schema.unknownKey', { key }),
  ...(didYouMean(key, known) ??
    (known.length > 0 && { hint: saying('schema.keys', { known: known.join(', ') }) })),
});

const didYouMean = (word: string, wanted: readonly string[]): { readonly hint: Saying } | undefined => {
  const near = closest(word, wanted);
  return near === undefined ? undefined : { hint: saying('refused.near', { near }) };
};

const nameOf = (path: readonly PropertyKey[]): Saying => {
  const last = path.at(-1);
  if (last === undefined) return saying('schema.whole');
  return typeof last === 'number'
    ? saying('schema.entry', { number: last + 1, of: nameOf(path.slice(0, -1)) })
    : saying('schema.quoted', { key: String(last) });
};
