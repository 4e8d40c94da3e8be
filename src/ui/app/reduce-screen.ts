import { reduceChapters } from '../chapters/reduce-chapters.js';
import { reduceDifference } from '../difference/reduce-difference.js';
import { reduceDoctor } from '../doctor/reduce-doctor.js';
import { reduceTyped } from '../editor/reduce-editors.js';
import { reduceEnd } from '../end/reduce-end.js';
import { reduceFailure } from '../failure/reduce-failure.js';
import { reduceForm } from '../form/reduce-form.js';
import { reduceHome, reduceMachines } from '../home/reduce-home.js';
import type { Action } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { reduceLibrary } from '../library/reduce-library.js';
import { reduceOutput } from '../output/reduce-output.js';
import { reducePage } from '../page/reduce-page.js';
import { reduceQuiz } from '../quiz/reduce-quiz.js';
import { reduceRun } from '../run/reduce-run.js';
import { reduceSettings } from '../settings/reduce-settings.js';
import { reduceProblems, reduceProgress } from '../simple/reduce-simple.js';
import { turn } from './navigate.js';
import type { AppState, Turn, World } from './state.js';

/**
 * What a key does to the screen itself. A screen is a member of `Screen`, a case here and one in `present.ts`, and a
 * mode of the key map; the compiler tells what is missing.
 */
export const reduceScreen = (state: AppState, key: Key, action: Action | undefined, world: World): Turn => {
  const { screen } = state;
  // Where text is typed, a key that is no action is text.
  switch (screen.kind) {
    case 'edit':
    case 'skip':
    case 'open-file':
      return reduceTyped(state, screen, key, action, world);
    case 'form':
      return reduceForm(state, screen.form, key, action, world);
    case 'chapters':
      return reduceChapters(state, screen, key, action, world);
    case 'output':
      return reduceOutput(state, screen, key, action, world);
    case 'quiz':
      return reduceQuiz(state, screen, key, action);
    default:
      break;
  }
  if (action === undefined) return turn(state);
  switch (screen.kind) {
    case 'home':
      return reduceHome(state, screen, action, world);
    case 'machines':
      return reduceMachines(state, screen, action, world);
    case 'settings':
      return reduceSettings(state, screen, action);
    case 'problems':
      return reduceProblems(state, screen, action, world);
    case 'progress':
      return reduceProgress(state, action);
    case 'end':
      return reduceEnd(state, screen, action, world);
    case 'library':
      return reduceLibrary(state, screen, action, world);
    case 'page':
      return reducePage(state, screen, action, world);
    case 'run':
      return reduceRun(state, screen, action, world);
    case 'difference':
      return reduceDifference(state, screen, action, world);
    case 'doctor':
      return reduceDoctor(state, screen, action, world);
    case 'failure':
      return reduceFailure(state, screen, action, world);
  }
};
