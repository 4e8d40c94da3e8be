import type { RunState, Walk } from '../engine/types.js';
import { findStep, isDone, progressOf } from '../engine/work.js';
import { secretsIn } from '../plan/secrets.js';
import type { Plan, PlannedSecret } from '../plan/types.js';

/** A secret, and the first host that needs it. */
export interface NeededSecret {
  readonly secret: PlannedSecret;
  readonly host: string;
}

/** What steps will ask for, each secret once. Steps that are done need theirs only if their check finds otherwise. */
export const secretsNeeded = (
  plan: Plan,
  state: RunState,
  kind: Walk['kind'],
  steps: readonly string[],
): readonly NeededSecret[] => {
  const needed = new Map<string, NeededSecret>();
  for (const step of steps.map((id) => findStep(plan, id))) {
    if (step === undefined || step.leftOut !== undefined) continue;
    for (const { host, check, run, verify, undo } of step.work) {
      if (kind === 'do' && isDone(progressOf(state, step.id, host))) continue;
      for (const script of kind === 'do' ? [check, run, verify] : [undo])
        for (const secret of script === undefined ? [] : secretsIn(script, plan))
          if (!needed.has(secret.name)) needed.set(secret.name, { secret, host });
    }
  }
  return [...needed.values()];
};
