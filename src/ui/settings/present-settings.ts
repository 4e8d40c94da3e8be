import { layoutOf } from '../app/layout.js';
import type { AppState, Screen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { blank, pad, span, type Line } from '../lines/line.js';
import { wrap } from '../lines/wrap.js';
import { settingNames } from './settings.js';

type SettingsScreen = Extract<Screen, { kind: 'settings' }>;

const labelWidth = 20;

export const presentSettings = (state: AppState, screen: SettingsScreen, { look }: World): View => {
  const { t, glyphs } = look;
  const width = layoutOf(state.size).columns - 2;
  const rows = settingNames.map((name, i): Line => {
    const at = i === screen.cursor;
    return [
      span(at ? `${glyphs.pointer} ` : '  ', 'busy'),
      ...pad([span(t(`settings.names.${name}`), at ? 'strong' : 'plain')], labelWidth),
      span(t(`settings.values.${state.settings[name]}`), at ? 'strong' : 'plain'),
    ];
  });
  const chosen = settingNames[screen.cursor] ?? 'language';
  return {
    mode: 'settings',
    path: [t('settings.title')],
    body: {
      kind: 'lines',
      lines: [
        ...wrap([span(t('settings.lead'))], width),
        blank,
        ...rows,
        blank,
        ...wrap([span(t(`settings.about.${chosen}`), 'faint')], width),
      ],
    },
  };
};
