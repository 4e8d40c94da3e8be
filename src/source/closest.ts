import { closest as nearest, distance } from 'fastest-levenshtein';

/** The candidate that `word` was probably meant to be, if one is near enough. */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  if (candidates.length === 0) return undefined;
  const best = nearest(word, candidates);
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
};
