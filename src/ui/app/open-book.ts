import { localizePlan } from '../../plan/localize-plan.js';
import { pictureValues } from '../../plan/picture-values.js';
import { pagesOf } from '../session/pages.js';
import type { AppState, World } from './state.js';

/** What is read, in the person's language and with pictures of the cluster that is open; the plan's words with it. */
export const openBook = (state: AppState, world: World): AppState => {
  const { session } = state;
  const runbook = world.book(session && pictureValues(session.plan));
  return {
    ...state,
    runbook,
    pages: pagesOf(runbook),
    ...(session && { session: { ...session, plan: localizePlan(session.plan, runbook) } }),
  };
};
