import type { AppState, Turn } from '../app/state.js';
import { turn } from '../app/navigate.js';
import type { Settings } from './settings.js';

/** Changes a setting at once and for the next time. */
export const changeSetting = (state: AppState, change: Partial<Settings>): Turn =>
  turn({ ...state, settings: { ...state.settings, ...change } }, { type: 'remember', change });
