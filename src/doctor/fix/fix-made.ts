import type { Records } from '../../engine/initial-state.js';
import { replayMoves } from '../../engine/replay.js';
import type { EngineEvent, Progress } from '../../engine/types.js';
import type { Plan } from '../../plan/types.js';
import type { FixStep } from '../guard/guard-fix.js';
import type { Trouble } from '../trouble.js';

/** What a run of the program left of itself. */
interface Recorded {
  readonly header: { readonly plan: Plan; readonly records: Records };
  readonly events: readonly EngineEvent[];
}

/** A fix as far as it was carried out and nobody has undone it. */
export interface FixMade {
  readonly trouble: Trouble;
  /** In the order in which they were done, each on those hosts where it may have changed something. */
  readonly steps: readonly FixStep[];
}

/**
 * The latest fix of the record, or the latest in which `step` was done. What a host saw last of a step decides: the
 * undo, the runbook's own chapter, or the fix. Runs come latest first, and are read as far as they are needed.
 */
export const fixMade = (
  runs: Iterable<Recorded>,
  troubles: readonly Trouble[],
  step?: string,
): FixMade | undefined => {
  const seen = new Set<string>();
  const pages = new Set(troubles.map(({ id }) => id));
  for (const { header, events } of runs) {
    const made = new Set<string>();
    for (const move of replayMoves(header.plan, header.records, events).toReversed()) {
      const place = placeOf(move.step, move.host);
      if (seen.has(place) || !(isAtWork(move.to) || isUndone(move.to))) continue;
      seen.add(place);
      if (isAtWork(move.to) && pages.has(move.chapter)) made.add(place);
    }
    const fix = fixOf(header.plan, troubles, made);
    if (fix?.steps.some(({ id }) => step === undefined || id === step)) return fix;
  }
  return undefined;
};

const placeOf = (step: string, host: string): string => `${step} ${host}`;

/** From here on it may have changed something, however it ended. */
const isAtWork = ({ kind }: Progress): boolean => kind === 'applying' || kind === 'running';

const isUndone = (progress: Progress): boolean => progress.kind === 'pending' && progress.note === 'undone';

const fixOf = (
  { chapters }: Plan,
  troubles: readonly Trouble[],
  made: ReadonlySet<string>,
): FixMade | undefined => {
  const page = chapters.at(-1);
  const trouble = troubles.find(({ id }) => id === page?.id);
  if (page === undefined || trouble === undefined) return undefined;
  const steps = page.steps.flatMap(({ id, risk, work }): readonly FixStep[] => {
    const hosts = work.map(({ host }) => host).filter((host) => made.has(placeOf(id, host)));
    return hosts.length === 0 ? [] : [{ id, risk, hosts }];
  });
  return { trouble, steps };
};
