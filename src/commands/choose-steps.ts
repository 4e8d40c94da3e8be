import { isStepDone } from '../engine/overview.js';
import type { RunState } from '../engine/types.js';
import { allSteps } from '../engine/work.js';
import type { Plan, PlannedChapter } from '../plan/types.js';
import { closest } from '../source/closest.js';
import { saying, type Told } from '../words/saying.js';

export interface Choice {
  /** Chapters to carry out; all when absent. */
  readonly only?: readonly string[] | undefined;
  /** The step to begin with. */
  readonly from?: string | undefined;
}

export type Chosen =
  | { readonly ok: true; readonly steps: readonly string[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Why nothing is chosen, and what would help. */
interface Fault {
  readonly message: Told;
  readonly hint: Told;
}

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
          message: saying('refused.outside', { id: from ?? '' }),
          hint: saying('refused.outsideHint'),
        },
      ],
    };
  }
  const steps = chosen.slice(first);
  const missing = missingNeeds(plan, state, steps);
  return missing.length > 0 ? { ok: false, faults: missing } : { ok: true, steps };
};

const missingNeeds = (plan: Plan, state: RunState, steps: readonly string[]): readonly Fault[] => {
  const wholeOrDone = (chapter: PlannedChapter): boolean =>
    chapter.steps.every((step) => steps.includes(step.id) || isStepDone(state, step));
  const begun = plan.chapters.filter((chapter) => chapter.steps.some(({ id }) => steps.includes(id)));
  return begun.flatMap((chapter) =>
    chapter.needs
      .filter((need) => plan.chapters.some((other) => other.id === need && !wholeOrDone(other)))
      .map((need) => ({
        message: saying('refused.needs', { id: chapter.id, need }),
        hint: saying('refused.needsHint', { chapters: [need, ...begun.map(({ id }) => id)].join(',') }),
      })),
  );
};

const notThere = (kind: 'chapter' | 'step', id: string, ids: readonly string[]): Fault => {
  const near = closest(id, ids);
  const known = ids.join(', ');
  return {
    message: saying(kind === 'chapter' ? 'refused.noChapter' : 'refused.noStep', { id }),
    hint:
      near === undefined
        ? saying(kind === 'chapter' ? 'refused.chapters' : 'refused.steps', { known })
        : saying('refused.near', { near }),
  };
};
