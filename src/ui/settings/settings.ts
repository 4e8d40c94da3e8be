import { languageOfLocale, languages } from '../../words/language.js';

/** What a person may choose about the screens; each value of each setting, the usual one first. */
export const settingValues = {
  language: languages,
  /** `learn`: theory on the way, and what is to be expected asked first. `install`: steps only, kept short. */
  mode: ['learn', 'install'],
  /** `auto` asks the locale and the terminal. */
  glyphs: ['auto', 'unicode', 'ascii'],
  /** `auto`: for a dark background, unless the terminal says that it is light. */
  colour: ['auto', 'dark', 'light', 'off'],
  /** `arrows`: the terminal turns the wheel into arrow keys, and text can be selected as ever. */
  wheel: ['arrows', 'lines'],
} as const;

export type SettingName = keyof typeof settingValues;

export type Settings = { readonly [N in SettingName]: (typeof settingValues)[N][number] } & {
  /** Percent of the window that the text of a step has, beside its commands. */
  readonly split: number;
};

export const settingNames = Object.keys(settingValues) as readonly SettingName[];

type Environment = Readonly<Record<string, string | undefined>>;

/** What was remembered of a choice, or the usual one where it is none of them. */
const chosen = <T>(values: readonly T[], told: unknown, usual: T): T =>
  values.find((value) => value === told) ?? usual;

/**
 * The settings from what was remembered, whatever it is; a language that was never chosen is the locale's. Checked by
 * hand: a library for schemas would make up a tenth of the time to the first frame.
 */
export const settingsFrom = (told: Readonly<Record<string, unknown>>, env: Environment): Settings => {
  const { split } = told;
  return {
    language: chosen(settingValues.language, told['language'], languageOfLocale(env)),
    mode: chosen(settingValues.mode, told['mode'], 'learn'),
    glyphs: chosen(settingValues.glyphs, told['glyphs'], 'auto'),
    colour: chosen(settingValues.colour, told['colour'], 'auto'),
    wheel: chosen(settingValues.wheel, told['wheel'], 'arrows'),
    split: typeof split === 'number' && split >= 30 && split <= 70 ? split : 50,
  };
};

/** The value after the one that is set, or `by` values away from it. */
export const nextValue = (settings: Settings, name: SettingName, by = 1): Partial<Settings> => {
  const values: readonly string[] = settingValues[name];
  const index = (values.indexOf(settings[name]) + by + values.length) % values.length;
  return { [name]: values[index] };
};
