import type { Chapter, Runbook, Step } from '../runbook/types.js';
import type { SharedSteps } from './read-shared-steps.js';
import type { Trouble } from './trouble.js';

/** What the pages of the troubles say. */
export interface Troubles {
  readonly troubles: readonly Trouble[];
  /** Their front page, where there is one. */
  readonly shared?: SharedSteps;
}

/** All that is known of what can go wrong with what a runbook builds. */
export interface Handbook extends Troubles {
  /** Its pages: one per trouble, and the one of the steps that they share. */
  readonly chapters: readonly Chapter[];
  /** Every step that a fix may name, by its id: of the troubles, of their front page, and of the runbook. */
  readonly steps: ReadonlyMap<string, Step>;
}

/** Troubles, and the page of the steps that they share, beside the runbook that they are for. */
export const handbookOf = (
  { chapters }: Pick<Runbook, 'chapters'>,
  { troubles, shared }: Troubles,
): Handbook => {
  const own = [...(shared ? [shared.chapter] : []), ...troubles.map(({ chapter }) => chapter)];
  return {
    troubles,
    chapters: own,
    ...(shared && { shared }),
    steps: new Map([...chapters, ...own].flatMap(stepsIn).map((step) => [step.id, step])),
  };
};

/** The steps of a chapter. */
const stepsIn = ({ sections }: Chapter): readonly Step[] =>
  sections.filter((section) => section.kind === 'step');
