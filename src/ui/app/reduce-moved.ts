import { allSteps, findStep } from '../../engine/work.js';
import type { Progress, RunState } from '../../engine/types.js';
import type { Words } from '../../words/words.js';
import { troubledHosts } from '../session/standing.js';
import { closeDialog, replace, tell, turn } from './navigate.js';
import type { AppState, OpenedSession, Turn } from './state.js';

const titleOf = (session: OpenedSession, step: string): string => findStep(session.plan, step)?.title ?? step;

const isNoLongerSo = (progress: Progress): boolean =>
  progress.kind === 'pending' && progress.note === 'no-longer-so';

/** A look at what was done before is over: says what it found, and starts what waited for it. */
const recheckEnded = (state: AppState, session: OpenedSession, words: Words): Turn => {
  const { queued, ...idle } = session;
  const found = allSteps(session.plan)
    .filter(({ id }) => Object.values(session.run.steps[id] ?? {}).some(isNoLongerSo))
    .map(({ title }) => title);
  const told =
    found.length > 0
      ? tell(state, words.t('notices.recheckFound', { titles: words.list(found) }), 'warn')
      : session.run.result === 'ok'
        ? tell(state, words.t('notices.rechecked'), 'good')
        : tell(state, words.t('notices.recheckCut'), 'warn');
  if (queued === undefined) return turn(told);
  return turn({ ...told, session: idle }, { type: 'send', wish: queued });
};

/** The walk ended badly: shows what failed, or says so when the person is elsewhere. */
const walkFailed = (
  state: AppState,
  session: OpenedSession,
  steps: readonly string[],
  { t }: Words,
): AppState => {
  const failing = steps.find((id) => {
    const step = findStep(session.plan, id);
    return step !== undefined && troubledHosts(step, session.run).length > 0;
  });
  if (failing === undefined) return tell(state, t('run.stopped'), 'warn');
  if (state.screen.kind !== 'run')
    return tell(state, t('failure.title', { step: titleOf(session, failing) }), 'bad');
  return replace(state, { kind: 'failure', step: failing, cursor: 0, host: 0 });
};

/** Steps moved on. `seen` is when, for the elapsed times. */
export const reduceMoved = (before: AppState, run: RunState, words: Words): Turn => {
  const was = before.session;
  if (was === undefined) return turn(before);
  const session: OpenedSession = { ...was, run, ...(run.walk === undefined ? { transfers: [] } : {}) };
  const walk = was.run.walk;
  const state: AppState = { ...before, session };
  if (walk === undefined || run.walk?.id === walk.id) return turn(followWalk(state, run));
  const asking = state.dialog?.kind === 'stop' ? closeDialog(state) : state;
  if (walk.kind === 'recheck') return recheckEnded(asking, session, words);
  if (run.result === 'ok' || run.result === undefined) return turn(asking);
  const steps = asking.screen.kind === 'run' ? asking.screen.steps : walk.steps;
  return turn(walkFailed(asking, session, steps, words));
};

/** The run screen stays with the step that the walk has come to. */
const followWalk = (state: AppState, run: RunState): AppState => {
  const { screen } = state;
  const step = run.walk?.steps[0];
  if (screen.kind !== 'run' || run.walk?.kind !== screen.kindOfWalk) return state;
  if (step === undefined || step === screen.step || !screen.steps.includes(step)) return state;
  const { top: _, ...followed } = screen;
  return replace(state, { ...followed, step });
};
