import type { Records } from '../engine/initial-state.js';
import { kubewalkHome } from '../files/home.js';
import type { Plan } from '../plan/types.js';
import { recallSession } from '../session/recall-session.js';

/** What is remembered of a plan, without taking its session. */
export const recordsKept = (plan: Plan): Records => {
  const recalled = recallSession(kubewalkHome(process.env), plan);
  return recalled.kind === 'recalled' ? recalled.records : {};
};
