import type { Runbook, Step } from './types.js';

/** All steps, in the order they are carried out. */
export const stepsOf = ({ chapters }: Pick<Runbook, 'chapters'>): readonly Step[] =>
  chapters.flatMap(({ sections }) => sections.filter((section) => section.kind === 'step'));
