import type { RootContent } from 'mdast';
import type { Place } from '../source/problem.js';

/** A word of the trade and what it means. */
export interface Term {
  /** `term-quorum`. */
  readonly id: string;
  readonly word: string;
  /** Other spellings by which it is found in texts. */
  readonly also: readonly string[];
  readonly meaning: readonly RootContent[];
  readonly place: Place;
}

/** Something the reader asks himself at the end of a chapter. Its texts are inline markdown. */
export type Question = Choice | Typed;

interface Asked {
  readonly ask: string;
  /** Why the answer is right, told after any answer. */
  readonly because: string;
  readonly place: Place;
}

/** One or several of some answers. */
export interface Choice extends Asked {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  /** 1-based. */
  readonly right: readonly number[];
}

/** A command to type. */
export interface Typed extends Asked {
  readonly kind: 'typed';
  /** Any of these, whatever the spaces in it. */
  readonly accepted: readonly string[];
}
