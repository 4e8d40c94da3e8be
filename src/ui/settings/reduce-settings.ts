import type { AppState, Screen, Turn } from '../app/state.js';
import { pop, replace, turn } from '../app/navigate.js';
import type { Action } from '../keys/key-map.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { changeSetting } from './change-setting.js';
import { nextValue, settingNames } from './settings.js';

type SettingsScreen = Extract<Screen, { kind: 'settings' }>;

export const reduceSettings = (state: AppState, screen: SettingsScreen, action: Action): Turn => {
  const name = settingNames[screen.cursor] ?? 'language';
  switch (action) {
    case 'back':
      return turn(pop(state));
    case 'toggle':
      return changeSetting(state, nextValue(state.settings, name));
    case 'toggle-back':
      return changeSetting(state, nextValue(state.settings, name, -1));
    default: {
      const by = scrollBy(action, settingNames.length);
      if (by === undefined) return turn(state);
      return turn(replace(state, { ...screen, cursor: moveCursor(screen.cursor, by, settingNames.length) }));
    }
  }
};
