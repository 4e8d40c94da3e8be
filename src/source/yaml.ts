import { isMap, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type * as z from 'zod';
import { saying, type Told } from '../words/saying.js';
import type { Checked, Place, Problem } from './problem.js';
import { describeIssue, keysOf } from './describe-issue.js';

/** YAML text and where it stands: a file of its own, or a block inside a markdown file. */
export interface YamlSource {
  readonly text: string;
  readonly file: string;
  /** The line of the file on which `text` begins, 1-based. */
  readonly firstLine?: number;
}

export interface ReadYaml<T> {
  readonly value: T;
  /** Where a value stands; where it is missing, the nearest thing around it that is there. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/**
 * Reads YAML with a schema and reports every problem with its place. All scalars are strings (YAML's failsafe
 * schema), so that `version: 3.10` and `mode: 0644` stay what the author wrote; the schema does the converting.
 */
export const readYaml = <T>(schema: z.ZodType<T>, source: YamlSource): Checked<ReadYaml<T>> => {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + (source.firstLine ?? 1) - 1, column: col };
  };
  const data = dataOf(document);
  const broken = [...document.errors.map(asFault), ...(data.ok ? [] : data.faults)];
  if (!data.ok || broken.length > 0) {
    const problems = broken.map(({ offset, said }) => ({
      ...placeAt(offset),
      message: saying('yaml.notValid', { said }),
    }));
    return { ok: false, problems };
  }
  const placeOf = (path: readonly PropertyKey[]): Place => placeAt(offsetOf(document, path, 'value'));
  const known = new Map<unknown, readonly string[]>();
  const parsed = schema.safeParse(data.value ?? {}, {
    reportInput: true,
    error(issue) {
      if (issue.code === 'unrecognized_keys') known.set(issue.input, keysOf(issue));
      // Where the schema has no words of its own, they are found from the issue.
      return undefined;
    },
  });
  if (parsed.success) return { ok: true, value: { value: parsed.data, placeOf } };
  const problems = firstOfEachPath(parsed.error.issues).flatMap((issue) => {
    const part = ['unrecognized_keys', 'invalid_key'].includes(issue.code) ? 'key' : 'value';
    return describeIssue(issue, known.get(issue.input) ?? []).map(({ path, ...words }): Problem => ({
      ...placeAt(offsetOf(document, path, part)),
      ...words,
    }));
  });
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
};

interface Fault {
  readonly offset: number;
  readonly said: Told;
}

const asFault = ({ pos, code }: Document['errors'][number]): Fault => ({
  offset: pos[0],
  said: saying(`yaml.${code}`),
});

/** The document as plain values. References that lead nowhere, or to more than fits, are only found here. */
const dataOf = (document: Document): DataOf => {
  try {
    return { ok: true, value: document.toJS() as unknown };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const stray = strayAliases(document);
    return { ok: false, faults: stray.length > 0 ? stray : [{ offset: 0, said: error.message }] };
  }
};

type DataOf =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly Fault[] };

const strayAliases = (document: Document): readonly Fault[] => {
  const faults: Fault[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) === undefined)
        faults.push({
          offset: rangeStart(alias) ?? 0,
          said: saying('yaml.noAnchor', { name: alias.source }),
        });
    },
  });
  return faults;
};

/** A value of the wrong type fails the checks of its content too; only the first says something. */
const firstOfEachPath = (issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] => {
  const keyOf = ({ code, path }: z.core.$ZodIssue): string =>
    JSON.stringify([code === 'unrecognized_keys', path.map(String)]);
  return [...new Map(issues.toReversed().map((issue) => [keyOf(issue), issue])).values()].toReversed();
};

/** Where the value at `path` stands, or its key; where it is missing, the nearest thing around it that is there. */
const offsetOf = (document: Document, path: readonly PropertyKey[], part: 'key' | 'value'): number => {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String((item.key as Node | null) ?? '') === String(key));
      const [first, second] = part === 'key' ? [pair?.key, pair?.value] : [pair?.value, pair?.key];
      if (pair) return rangeStart(first) ?? rangeStart(second) ?? 0;
    }
    const start = rangeStart(document.getIn(path.slice(0, depth), true));
    if (start !== undefined) return start;
  }
  return rangeStart(document.contents) ?? 0;
};

const rangeStart = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
