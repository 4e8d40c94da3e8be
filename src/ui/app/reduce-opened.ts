import { resumePoint } from '../../engine/overview.js';
import { rowOfPage } from '../chapters/rows.js';
import { pageScreen } from '../page/page-screen.js';
import type { Created, Opened } from '../ports.js';
import { doneSteps, hostsOf, isUntouched, troubledHosts } from '../session/standing.js';
import { openCluster } from '../home/reduce-home.js';
import { openBook } from './open-book.js';
import { pop, push, settle, tell, turn } from './navigate.js';
import type { AppState, OpenedSession, ProblemsScreen, Screen, Turn, World } from './state.js';

type Refusal = Exclude<Opened, { kind: 'opened' | 'held' }>;

const problemsScreen = (refusal: Refusal, title: string): ProblemsScreen =>
  refusal.kind === 'problems'
    ? { kind: 'problems', title, problems: refusal.problems, top: 0 }
    : { kind: 'problems', title, problems: [], message: refusal.message, hint: refusal.hint, top: 0 };

/** Shows why it did not work. What was typed stays underneath; a finished list of progress does not. */
const refuse = (state: AppState, refusal: Refusal, title: string): Turn => {
  const beneath = state.screen.kind === 'progress' ? pop(state) : state;
  return turn(push(beneath, problemsScreen(refusal, title)));
};

/** The page to begin with: the very first, or the step at which the work goes on. */
const landing = (state: AppState, session: OpenedSession): number => {
  const point = resumePoint(session.plan, session.run);
  if (point === undefined || isUntouched(session.run)) return 0;
  return Math.max(
    0,
    state.pages.findIndex(({ kind, id }) => kind === 'step' && id === point.step.id),
  );
};

/** The host of the step that a person who comes back has to know of: what happened there went wrong or is not known. */
const hostToLookAt = (session: OpenedSession): number => {
  const point = resumePoint(session.plan, session.run);
  if (point === undefined) return 0;
  const [troubled] = troubledHosts(point.step, session.run);
  return troubled === undefined ? 0 : hostsOf(point.step).indexOf(troubled);
};

export const reduceOpened = (before: AppState, opened: Opened, world: World): Turn => {
  const { t, say } = world.look;
  const state = settle(before);
  if (opened.kind === 'problems' || opened.kind === 'refused')
    return refuse(state, opened, t('problems.cannotOpen'));
  const { execution } = opened;
  const session: OpenedSession = {
    plan: execution.plan,
    run: execution.state(),
    ...(opened.kind === 'held' ? { heldBy: opened.holder } : {}),
    ...(opened.recordFolder === undefined ? {} : { recordFolder: opened.recordFolder }),
    transfers: [],
    files: {},
    links: {},
  };
  const index = landing(state, session);
  const finished = resumePoint(session.plan, session.run) === undefined;
  const chapters: Screen = { kind: 'chapters', cursor: rowOfPage(state.pages, index) };
  const screen: Screen = finished
    ? { kind: 'end', top: 0 }
    : pageScreen(index, { host: hostToLookAt(session) });
  const shown = openBook({ ...state, session, under: [{ kind: 'home' }, chapters], screen }, world);
  if (opened.kind === 'held') return turn(tell(shown, t('app.heldBy', { holder: opened.holder }), 'warn'));
  const warned = opened.warnings.length > 0 ? tell(shown, opened.warnings.map(say).join(' '), 'warn') : shown;
  const steps = doneSteps(session.plan, session.run);
  if (steps.length === 0) return turn(warned);
  const resumed =
    opened.warnings.length > 0 || finished
      ? warned
      : tell(warned, t('notices.resumed', { at: state.pages[index]?.title ?? '', count: steps.length }));
  return turn(resumed, { type: 'send', wish: { type: 'walk-requested', kind: 'recheck', steps } });
};

export const reduceCreated = (state: AppState, created: Created, world: World): Turn => {
  // The person did not wait for it and does something else now.
  if (state.busy === undefined && state.screen.kind !== 'progress')
    return turn(tell(state, world.look.t('notices.labReady')), { type: 'read-sessions' });
  if (created.kind === 'created') return openCluster(state, created.clusterFile, world);
  return refuse(settle(state), created, world.look.t('problems.cannotCreate'));
};
