import type { DiffLine } from '../diff/file-diff.js';

/** What one host printed. */
export interface Attempt {
  readonly text: string;
  /** There is more of it. */
  readonly cut: boolean;
}

/** What two hosts printed, beside each other; `cut` where only the beginning was compared. */
export type OutputDifference = { readonly cut: boolean } & (
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly lines: readonly DiffLine[] }
  /** So little of it is the same that a comparison would tell nothing. */
  | { readonly kind: 'unlike' }
);

/** More would keep the screen waiting for about a second. */
const mostEdits = 1000;

export const compareOutputs = async (one: Attempt, other: Attempt): Promise<OutputDifference> => {
  const cut = one.cut || other.cut;
  if (one.text === other.text) return { kind: 'same', cut };
  const { diffLinesWithin } = await import('../diff/file-diff.js');
  const lines = diffLinesWithin(one.text, other.text, mostEdits);
  return lines === undefined ? { kind: 'unlike', cut } : { kind: 'differs', lines, cut };
};
