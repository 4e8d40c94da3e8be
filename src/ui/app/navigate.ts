import type { FilesOnHost } from '../diff/files-on-host.js';
import type { AppState, Effect, Notice, Screen, Turn } from './state.js';

export const turn = (state: AppState, ...effects: readonly Effect[]): Turn => ({ state, effects });

/** Opens `screen` over the one that is shown. */
export const push = (state: AppState, screen: Screen): AppState => ({
  ...state,
  under: [...state.under, state.screen],
  screen,
});

/** Shows `screen` instead of the one that is shown. */
export const replace = (state: AppState, screen: Screen): AppState => ({ ...state, screen });

/** Goes back to the screen underneath. */
export const pop = (state: AppState): AppState => {
  const screen = state.under.at(-1);
  return screen === undefined ? state : { ...state, screen, under: state.under.slice(0, -1) };
};

export const tell = (state: AppState, text: string, tone: Notice['tone'] = 'plain'): AppState => ({
  ...state,
  notice: { text, tone },
});

export const hush = ({ notice: _, ...state }: AppState): AppState => state;

export const closeDialog = ({ dialog: _, ...state }: AppState): AppState => state;

export const settle = ({ busy: _, shellTo: __, ...state }: AppState): AppState => state;

export const leaveSession = ({ session: _, ...state }: AppState): AppState => state;

/** Puts what was learnt of a step's files on a host beside the step. */
export const withFiles = (state: AppState, step: string, host: string, files: FilesOnHost): AppState => {
  const { session } = state;
  if (session === undefined) return state;
  const ofHost = { ...session.files[host], [step]: files };
  return { ...state, session: { ...session, files: { ...session.files, [host]: ofHost } } };
};
