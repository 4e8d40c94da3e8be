import type { Told } from '../words/saying.js';

/**
 * One thing that is wrong with a file a person wrote, told so that it can be mended without asking.
 * Readers return every problem they find, never only the first.
 */
export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** What is wrong. */
  readonly message: Told;
  /** What would be right. */
  readonly hint?: Told;
}

/** A place in a file, 1-based as editors count. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Either a value, or all the reasons why there is none. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const formatProblem = (
  { file, line, column, message, hint }: Problem,
  say: (what: Told) => string,
): string =>
  `${file}:${String(line)}:${String(column)}: ${say(message)}${hint === undefined ? '' : `\n    ${say(hint)}`}`;
