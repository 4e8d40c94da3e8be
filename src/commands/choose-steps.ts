import { isStepDone } from '../engine/overview.js';
import type { RunState } from '../engine/types.js';
import { allSteps } from '../engine/work.js';
import type { Plan, PlannedChapter } from '../plan/types.js';
import { closest } from '../source/closest.js';

export interface Choice {
  /** Chapters to carry out; all when absent. */
  readonly only?: readonly string[] | undefined;
  /** The step to begin with. */
  readonly from?: string | undefined;
}

export type Chosen =
  | { readonly ok: true; readonly steps: readonly string[] }
  | { readonly ok: false; readonly faults: readonly { readonly message: string; readonly hint: string }[] };

/** The steps to carry out, in order. What a chosen chapter needs must be chosen too, or done before. */
export const chooseSteps = (plan: Plan, state: RunState, { only, from }: Choice): Chosen => {
  const chapterIds = plan.chapters.map(({ id }) => id);
  const stepIds = allSteps(plan).map(({ id }) => id);
  const unknown = [
    ...(only ?? []).filter((id) => !chapterIds.includes(id)).map((id) => notThere('chapter', id, chapterIds)),
    ...(from === undefined || stepIds.includes(from) ? [] : [notThere('step', from, stepIds)]),
  ];
  if (unknown.length > 0) return { ok: false, faults: unknown };
  const chosen = plan.chapters
    .filter(({ id }) => only?.includes(id) ?? true)
    .flatMap(({ steps }) => steps.map(({ id }) => id));
  const first = from === undefined ? 0 : chosen.indexOf(from);
  if (first < 0) {
    return {
      ok: false,
      faults: [
        {
          message: `step "${from ?? ''}" is in none of the chosen chapters`,
          hint: 'add its chapter to --only',
        },
      ],
    };
  }
  const steps = chosen.slice(first);
  const missing = missingNeeds(plan, state, steps);
  return missing.length > 0 ? { ok: false, faults: missing } : { ok: true, steps };
};

const missingNeeds = (plan: Plan, state: RunState, steps: readonly string[]) => {
  const wholeOrDone = (chapter: PlannedChapter): boolean =>
    chapter.steps.every((step) => steps.includes(step.id) || isStepDone(state, step));
  const begun = plan.chapters.filter((chapter) => chapter.steps.some(({ id }) => steps.includes(id)));
  return begun.flatMap((chapter) =>
    chapter.needs
      .filter((need) => plan.chapters.some((other) => other.id === need && !wholeOrDone(other)))
      .map((need) => ({
        message: `chapter "${chapter.id}" needs "${need}", which is not done on this cluster`,
        hint: `carry it out first, or add it: --only ${[need, ...begun.map(({ id }) => id)].join(',')}`,
      })),
  );
};

const notThere = (kind: 'chapter' | 'step', id: string, known: readonly string[]) => {
  const near = closest(id, known);
  return {
    message: `there is no ${kind} "${id}"`,
    hint: near === undefined ? `the ${kind}s are: ${known.join(', ')}` : `did you mean "${near}"?`,
  };
};
