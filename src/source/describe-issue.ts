import type { z } from 'zod';
import { closest } from './closest.js';

interface Described {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
}

/** Says a schema's complaint in the words of the person who wrote the file. */
export const describeIssue = (issue: z.core.$ZodIssue): readonly Described[] => {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"` }));
    case 'invalid_type':
      if (issue.input === undefined && issue.message.includes('undefined')) {
        return [{ path, message: `${name} is missing` }];
      }
      return [{ path, message: `${name} should be ${plain(issue.expected)}` }];
    case 'invalid_value': {
      const wanted = issue.values.map(String);
      const near = typeof issue.input === 'string' ? closest(issue.input, wanted) : undefined;
      return [
        {
          path,
          message: `${name} should be ${wanted.length === 1 ? '' : 'one of '}${wanted.join(', ')}`,
          ...(near !== undefined && { hint: `did you mean "${near}"?` }),
        },
      ];
    }
    case 'invalid_union':
      return [{ path, message: `${name} is not of an allowed form` }];
    default:
      return [{ path, message: `${name}: ${issue.message}` }];
  }
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
