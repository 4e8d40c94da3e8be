import type { Checked } from '../../../src/source/problem.js';

/** For what has to be right: its value, or an error that names every problem. */
export const certain = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(
    checked.problems.map(({ file, line, message }) => `${file}:${String(line)} ${message}`).join('\n'),
  );
};
