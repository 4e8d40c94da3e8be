import { reduceChapters } from '../chapters/reduce-chapters.js';
import { reduceDialog, reduceQuestion } from '../dialog/reduce-dialog.js';
import { reduceTyped } from '../editor/reduce-editors.js';
import { endLines } from '../end/present-end.js';
import { reduceFailure } from '../failure/reduce-failure.js';
import { reduceForm } from '../form/reduce-form.js';
import { actionFor, type Action, type KeyMode } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { scrollBy } from '../lines/scroll.js';
import { clampTop } from '../lines/window.js';
import { reducePage } from '../page/reduce-page.js';
import { reduceRun } from '../run/reduce-run.js';
import { problemLines } from '../simple/present-simple.js';
import { layoutOf } from './layout.js';
import { hush, pop, replace, tell, turn } from './navigate.js';
import { presentScreen } from './present.js';
import type { AppState, Turn, World } from './state.js';

const isRunning = ({ session }: AppState): boolean => {
  const walk = session?.heldBy === undefined ? session?.run.walk : undefined;
  return walk !== undefined && walk.kind !== 'recheck';
};

/** Ctrl-C: a running step is asked about; else the second press in a row leaves. */
const leave = (state: AppState, wasLeaving: boolean, world: World): Turn => {
  if (isRunning(state)) return turn({ ...state, dialog: { kind: 'stop', cursor: 0 } });
  if (wasLeaving) return turn(state, { type: 'quit' });
  return turn({ ...tell(state, world.look.t('app.leaveAgain')), leaving: true });
};

const scrollTop = (state: AppState, top: number, total: number, action: Action | undefined): number => {
  const height = layoutOf(state.size).bodyHeight;
  const by = action === undefined ? undefined : scrollBy(action, height);
  return by === undefined ? top : clampTop(top + by, total, height);
};

const onScreen = (state: AppState, key: Key, action: Action | undefined, world: World): Turn => {
  const { screen } = state;
  const width = layoutOf(state.size).columns - 2;
  switch (screen.kind) {
    case 'edit':
    case 'skip':
    case 'open-file':
      return reduceTyped(state, screen, key, action, world);
    case 'form':
      return reduceForm(state, screen.form, key, action, world);
    case 'home':
      return action === 'quit' ? turn(state, { type: 'quit' }) : turn(state);
    case 'machines':
      return action === 'quit' || (key.kind === 'named' && key.name === 'escape')
        ? turn(pop(state))
        : turn(state);
    case 'problems': {
      if (action === 'back') return turn(pop(state));
      const total = problemLines(screen, width, world).length;
      return turn(replace(state, { ...screen, top: scrollTop(state, screen.top, total, action) }));
    }
    case 'end': {
      if (action === 'back' || action === 'open') return turn(pop(state));
      const total = state.session === undefined ? 0 : endLines(state.session, width, world).length;
      return turn(replace(state, { ...screen, top: scrollTop(state, screen.top, total, action) }));
    }
    case 'progress':
      return action === 'back' ? turn(pop(state)) : turn(state);
    default:
      break;
  }
  if (action === undefined) return turn(state);
  switch (screen.kind) {
    case 'chapters':
      return reduceChapters(state, screen.cursor, action, world);
    case 'page':
      return reducePage(state, screen, action, world);
    case 'run':
      return reduceRun(state, screen, action, world);
    case 'failure':
      return reduceFailure(state, screen, action, world);
  }
};

/** What a key does: to the question, else to the dialog, else everywhere the same, else to the screen. */
export const reduceKey = (before: AppState, key: Key, world: World): Turn => {
  const wasLeaving = before.leaving;
  const state: AppState = { ...hush(before), leaving: false };
  const [question] = state.questions;
  if (question !== undefined) return reduceQuestion(state, question, key);
  const mode: KeyMode = presentScreen(state, world).mode;
  if (state.dialog !== undefined) return reduceDialog(state, state.dialog, key, mode, world);
  const action = actionFor(mode, key);
  if (action === 'leave' || action === 'stop') return leave(state, wasLeaving, world);
  if (action === 'suspend') return turn(state, { type: 'suspend' });
  // While something is being opened, only leaving is possible.
  if (state.busy !== undefined) return turn(state);
  if (action === 'help') return turn({ ...state, dialog: { kind: 'help', top: 0 } });
  return onScreen(state, key, action, world);
};
