import type { Records } from '../engine/initial-state.js';
import { kubewalkHome } from '../files/home.js';
import type { Plan } from '../plan/types.js';

/** What is remembered of a plan, without taking its session. */
export const recordsKept = async (plan: Plan): Promise<Records> => {
  const { recallSession } = await import('../session/recall-session.js');
  const recalled = recallSession(kubewalkHome(process.env), plan);
  return recalled.kind === 'recalled' ? recalled.records : {};
};
