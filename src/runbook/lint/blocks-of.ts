import type { ShellBlock, Step } from '../types.js';

/** The shell blocks of a step, in the order in which they run. */
export const blocksOf = ({ check, run, verify, undo }: Step): readonly ShellBlock[] =>
  [check, run, verify, undo].filter((block) => block !== undefined);
