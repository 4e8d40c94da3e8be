import type { Place } from '../../source/problem.js';
import type { ShellBlock } from '../types.js';

/** Where a 0-based offset of a block's code stands in its file. */
export const placeInBlock = ({ code, place }: ShellBlock, offset: number): Place => {
  const before = code.slice(0, offset).split('\n');
  return {
    file: place.file,
    line: place.line + before.length - 1,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
};
