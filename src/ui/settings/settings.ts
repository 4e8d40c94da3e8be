import { z } from 'zod';
import { languageOfLocale, languages } from '../../words/language.js';

/** What a person may choose about the screens; each value of each setting, the usual one first. */
export const settingValues = {
  language: languages,
  /** `auto` asks the locale and the terminal. */
  glyphs: ['auto', 'unicode', 'ascii'],
  colour: ['auto', 'off'],
  /** `arrows`: the terminal turns the wheel into arrow keys, and text can be selected as ever. */
  wheel: ['arrows', 'lines'],
} as const;

export type SettingName = keyof typeof settingValues;

export type Settings = { readonly [N in SettingName]: (typeof settingValues)[N][number] } & {
  /** Percent of the window that the text of a step has, beside its commands. */
  readonly split: number;
};

export const settingNames = Object.keys(settingValues) as readonly SettingName[];

const remembered = z.object({
  language: z.enum(settingValues.language).optional().catch(undefined),
  glyphs: z.enum(settingValues.glyphs).catch('auto'),
  colour: z.enum(settingValues.colour).catch('auto'),
  wheel: z.enum(settingValues.wheel).catch('arrows'),
  split: z.number().min(30).max(70).catch(50),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings from what was remembered, whatever it is; a language that was never chosen is the locale's. */
export const settingsFrom = (told: Readonly<Record<string, unknown>>, env: Environment): Settings => {
  const { language, ...rest } = remembered.parse(told);
  return { ...rest, language: language ?? languageOfLocale(env) };
};

/** The value after the one that is set, or `by` values away from it. */
export const nextValue = (settings: Settings, name: SettingName, by = 1): Partial<Settings> => {
  const values: readonly string[] = settingValues[name];
  const index = (values.indexOf(settings[name]) + by + values.length) % values.length;
  return { [name]: values[index] };
};
