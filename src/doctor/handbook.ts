import type { Chapter, Step } from '../runbook/types.js';
import type { Trouble } from './trouble.js';

/** All that is known of what can go wrong with what a runbook builds. */
export interface Handbook {
  readonly troubles: readonly Trouble[];
  /** Every step that a fix may name, by its id: of the troubles, of their front page, and of the runbook. */
  readonly steps: ReadonlyMap<string, Step>;
  /** Ids of the steps that keep a copy before a step that destroys. */
  readonly safeguards: readonly string[];
}

/** The steps of a chapter. */
export const stepsIn = ({ sections }: Chapter): readonly Step[] =>
  sections.filter((section) => section.kind === 'step');
