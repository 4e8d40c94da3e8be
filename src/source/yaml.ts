import { isMap, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { Checked, Place, Problem } from './problem.js';
import { describeIssue } from './describe-issue.js';

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
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + (source.firstLine ?? 1) - 1, column: col };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        ...placeAt(error.pos[0]),
        message: `not valid YAML: ${error.message}`,
      })),
    };
  }
  const placeOf = (path: readonly PropertyKey[]): Place => placeAt(offsetOf(document, path));
  const parsed = schema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (parsed.success) return { ok: true, value: { value: parsed.data, placeOf } };
  const problems = parsed.error.issues.flatMap((issue) =>
    describeIssue(issue).map(({ path, message, hint }): Problem => ({
      ...placeOf(path),
      message,
      ...(hint && { hint }),
    })),
  );
  return { ok: false, problems };
};

/** The offset of the value at `path`: of its key where it is a map's entry, else of the value itself. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String((item.key as Node | null) ?? '') === String(key));
      if (pair) return rangeStart(pair.value) ?? rangeStart(pair.key) ?? 0;
    }
    const start = rangeStart(document.getIn(path.slice(0, depth), true));
    if (start !== undefined) return start;
  }
  return rangeStart(document.contents) ?? 0;
};

const rangeStart = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
