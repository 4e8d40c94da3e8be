import type { Chapter, Runbook } from '../../runbook/types.js';
import type { FixStep } from '../guard/guard-fix.js';
import type { Handbook } from '../handbook.js';

/**
 * The runbook with a last chapter that mends the trouble of this page: ordinary steps, on just these hosts. A step that
 * the fix takes over from another chapter stands only here, so that what is remembered of it goes on under its id.
 */
export const withFix = (
  runbook: Runbook,
  handbook: Handbook,
  { id, title, file }: Chapter,
  steps: readonly FixStep[],
): Runbook => {
  const taken = steps.map((step) => step.id);
  const mending: Chapter = {
    id,
    title,
    file,
    needs: [],
    intro: [],
    sections: steps.flatMap((step) => {
      const whole = handbook.steps.get(step.id);
      return whole === undefined ? [] : [{ ...whole, on: step.hosts }];
    }),
  };
  const others = runbook.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.filter((section) => !taken.includes(section.id)),
  }));
  return { ...runbook, chapters: [...others, mending] };
};
