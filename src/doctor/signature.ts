import escapeStringRegexp from 'escape-string-regexp';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import type { LogLine } from './evidence/log-line.js';

/** Words in a log. `%` stands for anything that changes from time to time. */
export interface Signature {
  /** In a line of plain text, or in any field of a JSON line. */
  readonly text: string;
  /** Versions of etcd that say so; any when absent. */
  readonly versions?: string;
  /**
   * `proves`: said in no other case. `suggests`: points at this cause and a few others. `supports`: goes with it, and
   * with much else, so that it raises nothing by itself.
   */
  readonly weight: 'proves' | 'suggests' | 'supports';
}

const patterns = new Map<string, RegExp>();

const patternOf = ({ text }: Signature): RegExp => {
  const known = patterns.get(text);
  if (known) return known;
  const made = new RegExp(text.split('%').map(escapeStringRegexp).join('.*?'));
  patterns.set(text, made);
  return made;
};

export const speaksOf = (signature: Signature, line: LogLine, version: string | undefined): boolean => {
  if (signature.versions !== undefined && version !== undefined && valid(version) !== null) {
    if (!satisfies(version, signature.versions)) return false;
  }
  const pattern = patternOf(signature);
  // JSON is read field by field, in which quotation marks stand as they were meant.
  return line.fields
    ? Object.values(line.fields).some((value) => pattern.test(value))
    : pattern.test(line.text);
};
