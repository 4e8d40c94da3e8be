import { presentChapters } from '../chapters/present-chapters.js';
import { presentDialog, presentQuestion } from '../dialog/present-dialog.js';
import { presentDifference } from '../difference/present-difference.js';
import { presentDoctor } from '../doctor/present-doctor.js';
import { presentTyped } from '../editor/present-editors.js';
import { presentEnd } from '../end/present-end.js';
import { presentFailure } from '../failure/present-failure.js';
import { presentForm } from '../form/present-form.js';
import { presentHome, presentMachines } from '../home/present-home.js';
import type { KeyMode } from '../keys/key-map.js';
import { presentLibrary } from '../library/present-library.js';
import { presentOutput } from '../output/present-output.js';
import { presentPage } from '../page/present-page.js';
import { presentPalette } from '../palette/present-palette.js';
import { presentQuiz } from '../quiz/present-quiz.js';
import { presentRun } from '../run/present-run.js';
import { presentSettings } from '../settings/present-settings.js';
import { presentProblems, presentProgress } from '../simple/present-simple.js';
import type { AppState, World } from './state.js';
import type { View } from './view.js';

/** The screen itself, without what lies over it. */
const presentScreen = (state: AppState, world: World): View => {
  const { screen } = state;
  switch (screen.kind) {
    case 'home':
      return presentHome(state, screen, world);
    case 'settings':
      return presentSettings(state, screen, world);
    case 'machines':
      return presentMachines(state, screen, world);
    case 'chapters':
      return presentChapters(state, screen, world);
    case 'library':
      return presentLibrary(state, screen, world);
    case 'quiz':
      return presentQuiz(state, screen, world);
    case 'page':
      return presentPage(state, screen, world);
    case 'run':
      return presentRun(state, screen, world);
    case 'output':
      return presentOutput(state, screen, world);
    case 'difference':
      return presentDifference(state, screen, world);
    case 'doctor':
      return presentDoctor(state, screen, world);
    case 'failure':
      return presentFailure(state, screen, world);
    case 'edit':
    case 'skip':
    case 'open-file':
      return presentTyped(state, screen, world);
    case 'form':
      return presentForm(state, screen.form, world);
    case 'problems':
      return presentProblems(state, screen, world);
    case 'progress':
      return presentProgress(state, screen, world);
    case 'end':
      return presentEnd(state, screen.top, world);
  }
};

const modes = new WeakMap<AppState, KeyMode>();

/** Which keys the screen takes. A frame that was drawn knows it already. */
export const modeOf = (state: AppState, world: World): KeyMode =>
  modes.get(state) ?? presentScreen(state, world).mode;

/** What is on the screen: a question first, else a dialog, else the screen. */
export const present = (state: AppState, world: World): View => {
  const [question] = state.questions;
  if (question !== undefined) return presentQuestion(state, question, world);
  const beneath = presentScreen(state, world);
  modes.set(state, beneath.mode);
  const { dialog } = state;
  if (dialog === undefined) return beneath;
  return dialog.kind === 'palette'
    ? presentPalette(state, dialog, beneath, world)
    : presentDialog(state, dialog, beneath, world);
};
