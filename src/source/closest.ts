import { closest as nearest, distance } from 'fastest-levenshtein';

/** The candidate that `word` was probably meant to be, if one is near enough. */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  if (candidates.length === 0) return undefined;
  const best = nearest(word, candidates);
  const wrong = distance(word, best);
  return wrong <= Math.max(1, Math.floor(word.length / 3)) ||
    (wrong === 2 && lettersOf(word) === lettersOf(best))
    ? best
    : undefined;
};

/** Two letters that changed places count as two, but are one slip. */
const lettersOf = (word: string): string => Array.from(word).sort().join('');
