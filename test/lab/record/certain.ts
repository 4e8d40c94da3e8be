import type { Checked } from '../../../src/source/problem.js';
import { inEnglish } from '../../support/in-english.js';

/** For what has to be right: its value, or an error that names every problem. */
export const certain = <T>(checked: Checked<T>): T => {
  if (checked.ok) return checked.value;
  throw new Error(checked.problems.map(inEnglish).join('\n'));
};
