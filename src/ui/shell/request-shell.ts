import type { Words } from '../../words/words.js';
import { settle, tell, turn } from '../app/navigate.js';
import type { AppState, Turn } from '../app/state.js';

/** Asks for a shell on a host, where there is a real one that is ours to go to. */
export const requestShell = (state: AppState, host: string | undefined, { t }: Words): Turn => {
  const { session } = state;
  if (session === undefined || host === undefined) return turn(tell(state, t('page.readingOnly')));
  if (session.heldBy !== undefined) return turn(tell(state, t('app.readOnly'), 'warn'));
  if (session.plan.cluster.recording === true) return turn(tell(state, t('shell.recording'), 'warn'));
  return turn({ ...state, busy: t('shell.opening', { host }), shellTo: host }, { type: 'open-shell', host });
};

/** Gives up the way to a shell that is slow to come. */
export const giveUpShell = (state: AppState, { t }: Words): Turn => {
  const { shellTo: host } = state;
  return host === undefined
    ? turn(state)
    : turn(tell(settle(state), t('shell.givenUp', { host })), { type: 'give-up-shell' });
};
