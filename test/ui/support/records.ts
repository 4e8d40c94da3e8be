import type { Records } from '../../../src/engine/initial-state.js';
import { samplePlan, sampleRunbook } from './sample-plan.js';

/** What a session remembers when the named steps of the sample were done on all their hosts. */
export const finishedRecords = (steps: readonly string[]): Records =>
  Object.fromEntries(
    samplePlan(sampleRunbook())
      .chapters.flatMap((chapter) => chapter.steps)
      .filter(({ id }) => steps.includes(id))
      .map(({ id, work }) => [
        id,
        Object.fromEntries(
          work.map(({ host, hash }) => [
            host,
            { kind: 'finished', outcome: { status: 'changed', at: 0, durationMs: 1500, hash } } as const,
          ]),
        ),
      ]),
  );
