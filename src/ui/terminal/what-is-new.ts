import { diffArrays } from 'diff';
import { stripVTControlCharacters } from 'node:util';

/** What there is to say of a frame: its rows without colours and without the air at their edges, and without those that hold no text. */
export const spokenRows = (frame: string): readonly string[] =>
  stripVTControlCharacters(frame)
    .split('\n')
    .map((row) => row.replace(/^ /, '').trimEnd())
    .filter((row) => row !== '');

/** Also the row that is typed into. */
export const isPointedAt = (row: string): boolean => row.startsWith('> ');
const bare = (row: string): string => row.replace(/^(?:> | {2})/, '');

/** The rows that a listener has not heard: those that came, and the one that is pointed at now. */
export const whatIsNew = (before: readonly string[], after: readonly string[]): readonly string[] => {
  let at = 0;
  const same = (one: string, other: string): boolean => bare(one) === bare(other);
  return diffArrays([...before], [...after], { comparator: same }).flatMap(({ added, removed, value }) => {
    if (added) return value;
    const earlier = before.slice(at, at + value.length);
    at += value.length;
    return removed ? [] : value.filter((row, i) => isPointedAt(row) && row !== earlier[i]);
  });
};
