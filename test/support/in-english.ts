import { formatProblem, type Problem } from '../../src/source/problem.js';
import { wordsIn } from '../../src/words/words.js';

/** A problem as a person reads it. */
export const inEnglish = (problem: Problem): string => formatProblem(problem, wordsIn('en').say);
