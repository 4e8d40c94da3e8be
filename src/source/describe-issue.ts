import * as z from 'zod';
import { closest } from './closest.js';

export interface Described {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
}

/** Says a schema's complaint in the words of the person who wrote the file. */
export const describeIssue = (
  issue: z.core.$ZodIssue,
  knownKeys: readonly string[],
): readonly Described[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, knownKeys));
  const name = nameOf(path);
  if (issue.input === undefined) return [{ path, message: `${name} is missing` }];
  const message = `${name}${issue.message.startsWith('should ') ? '' : ':'} ${issue.message}`;
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return [{ path, message }];
  return [{ path, message, ...didYouMean(issue.input, issue.values.map(String)) }];
};

/** What is wrong with a value for which the schema has no words of its own. */
export const plainWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return `should be ${plain(issue.expected)}`;
    case 'invalid_value':
      return `should be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message;
    case 'too_small':
      return 'should not be empty';
    default:
      return undefined;
  }
};

/** The keys a map may have, where it is of a kind that names them. */
export const keysOf = ({ inst }: z.core.$ZodRawIssue): readonly string[] =>
  inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];

const unknownKey = (path: readonly PropertyKey[], key: string, known: readonly string[]): Described => ({
  path: [...path, key],
  message: `unknown key "${key}"`,
  ...(didYouMean(key, known) ?? (known.length > 0 && { hint: `the keys are: ${known.join(', ')}` })),
});

const didYouMean = (word: string, wanted: readonly string[]): { readonly hint: string } | undefined => {
  const near = closest(word, wanted);
  return near === undefined ? undefined : { hint: `did you mean "${near}"?` };
};

const nameOf = (path: readonly PropertyKey[]): string => {
  const last = path.at(-1);
  if (last === undefined) return 'the whole';
  return typeof last === 'number'
    ? `entry ${String(last + 1)} of ${nameOf(path.slice(0, -1))}`
    : `"${String(last)}"`;
};

const plain = (type: string): string =>
  ({
    string: 'text',
    array: 'a list',
    object: 'a map of keys and values',
    record: 'a map of keys and values',
  })[type] ?? `a ${type}`;
