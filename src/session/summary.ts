import { resumePoint, stepsDone } from '../engine/overview.js';
import type { RunState } from '../engine/types.js';
import type { Plan } from '../plan/types.js';
import type { SessionFile } from './session-file.js';

export type Summary = Pick<SessionFile, 'stepsDone' | 'stepsTotal' | 'resumeAt'>;

/** What the home screen says of a session without planning it again. */
export const summaryOf = (plan: Plan, state: RunState): Summary => {
  const { done, total } = stepsDone(plan, state);
  const point = resumePoint(plan, state);
  if (!point) return { stepsDone: done, stepsTotal: total };
  const { chapter, step, hostsDone, hostsTotal } = point;
  const hosts = hostsDone > 0 ? ` (${String(hostsDone)} of ${String(hostsTotal)} hosts done)` : '';
  return { stepsDone: done, stepsTotal: total, resumeAt: `${chapter.title} › ${step.title}${hosts}` };
};
