import { stepsOf } from '../runbook/steps-of.js';
import type { Runbook } from '../runbook/types.js';
import type { Plan } from './types.js';

/** The plan with the words of a runbook in another language; what is done stays the same. */
export const localizePlan = (plan: Plan, runbook: Runbook): Plan => {
  const steps = new Map(stepsOf(runbook).map((step) => [step.id, step]));
  const titles = new Map(runbook.chapters.map(({ id, title }) => [id, title]));
  return {
    ...plan,
    runbook: { id: runbook.id, title: runbook.title },
    chapters: plan.chapters.map((chapter) => ({
      ...chapter,
      title: titles.get(chapter.id) ?? chapter.title,
      steps: chapter.steps.map((planned) => {
        const step = steps.get(planned.id);
        if (step === undefined) return planned;
        const { title, explanations, noUndo } = step;
        return { ...planned, title, explanations, ...(noUndo !== undefined && { noUndo }) };
      }),
    })),
  };
};
