import { findStep } from '../../engine/work.js';
import type { Wish } from '../../execute/execution.js';
import type { Plan, PlannedStep } from '../../plan/types.js';
import { bufferOf } from '../editor/text-buffer.js';
import type { Words } from '../../words/words.js';
import { push, tell, turn } from './navigate.js';
import type { AppState, OpenedSession, RunScreen, Turn } from './state.js';

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
  return turn(askWord(state, session, wish, step));
};

/** Begins the walk only once a word was typed: the host's name, or the cluster's where there are several. */
export const askWord = (state: AppState, { plan }: OpenedSession, wish: WalkWish, step: string): AppState => {
  const asked = askedSteps(plan, wish, step);
  const hosts = new Set(wish.hosts ?? asked.flatMap(({ work }) => work.map(({ host }) => host)));
  const [only] = hosts;
  const word = only !== undefined && hosts.size === 1 ? only : plan.cluster.name;
  return { ...state, dialog: { kind: 'confirm', word, step, wish, buffer: bufferOf('') } };
};

/** What the word is asked for: the one step that destroys, or all that is undone. */
export const askedSteps = (plan: Plan, wish: WalkWish, step: string): readonly PlannedStep[] =>
  (wish.kind === 'undo' ? wish.steps : [step]).flatMap((id) => findStep(plan, id) ?? []);
