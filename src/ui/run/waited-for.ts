import type { RunState } from '../../engine/types.js';
import type { PlannedStep } from '../../plan/types.js';

/** In a step that goes on only when every host has run it: those who still run it, once others wait for them. */
export const waitedFor = (step: PlannedStep, run: RunState): readonly string[] => {
  const progress = Object.entries(run.steps[step.id] ?? {});
  if (!progress.some(([, { kind }]) => kind === 'ran')) return [];
  return progress
    .filter(([, at]) => 'since' in at && at.kind !== 'ran' && at.kind !== 'verifying')
    .map(([host]) => host);
};
