import { findStep } from '../../engine/work.js';
import type { Wish } from '../../execute/execution.js';
import { bufferOf } from '../editor/text-buffer.js';
import type { Words } from '../../words/words.js';
import { push, tell, turn } from './navigate.js';
import type { AppState, RunScreen, Turn } from './state.js';

type WalkWish = Extract<Wish, { type: 'walk-requested' }>;

const runScreen = (wish: WalkWish, step: string): RunScreen => ({
  kind: 'run',
  steps: wish.steps,
  step,
  host: 0,
  kindOfWalk: wish.kind,
});

/** Sends the wish and shows it being carried out. A re-check that still goes on is let finish first. */
export const startWalk = (state: AppState, wish: WalkWish, step: string, words: Words): Turn => {
  const { session } = state;
  if (session === undefined) return turn(state);
  const shown =
    state.screen.kind === 'failure'
      ? { ...state, screen: runScreen(wish, step) }
      : push(state, runScreen(wish, step));
  if (session.run.walk?.kind !== 'recheck') return turn(shown, { type: 'send', wish });
  return turn(tell({ ...shown, session: { ...session, queued: wish } }, words.t('page.recheckFirst')));
};

/** Asks for a walk in the person's name; what destroys is only done after its word was typed. */
export const requestWalk = (state: AppState, wish: WalkWish, step: string, words: Words): Turn => {
  const { session } = state;
  if (session === undefined) return turn(tell(state, words.t('page.readingOnly')));
  if (session.heldBy !== undefined) return turn(tell(state, words.t('app.readOnly'), 'warn'));
  const { walk } = session.run;
  if (walk !== undefined && walk.kind !== 'recheck')
    return turn(tell(state, words.t('app.finishFirst'), 'warn'));
  const planned = findStep(session.plan, step);
  if (planned?.risk !== 'destroys' || wish.kind === 'recheck') return startWalk(state, wish, step, words);
  const hosts = wish.hosts ?? planned.work.map(({ host }) => host);
  const word = hosts.length === 1 ? (hosts[0] ?? session.plan.cluster.name) : session.plan.cluster.name;
  return turn({ ...state, dialog: { kind: 'confirm', word, step, wish, buffer: bufferOf('') } });
};
