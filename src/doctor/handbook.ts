import type { Chapter, Runbook, Step } from '../runbook/types.js';
import type { SharedSteps } from './read-shared-steps.js';
import type { Trouble } from './trouble.js';

/** All that is known of what can go wrong with what a runbook builds. */
export interface Handbook {
  readonly troubles: readonly Trouble[];
  /** Its pages: one per trouble, and the one of the steps that they share. */
  readonly chapters: readonly Chapter[];
  /** Every step that a fix may name, by its id: of the troubles, of their front page, and of the runbook. */
  readonly steps: ReadonlyMap<string, Step>;
  /** The front page of the troubles, where there is one. */
  readonly shared?: SharedSteps;
}

/** Troubles, and the page of the steps that they share, beside the runbook that they are for. */
export const handbookOf = (
  { chapters }: Pick<Runbook, 'chapters'>,
  troubles: readonly Trouble[],
  shared: SharedSteps | undefined,
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
