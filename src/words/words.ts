import { createInstance, type i18n } from 'i18next';
import { english } from './en/catalog.js';
import type { Language } from './language.js';
import { isSaying, saying, type Told, type ValuesFor, type WordKey } from './saying.js';
import { chinese } from './zh/catalog.js';

/** `t('app.rowsBelow', { count: 3 })`: the text of a key with its values filled in. */
export type Translate = <K extends WordKey>(key: K, ...values: ValuesFor<K>) => string;

/** What the program says, in one language. */
export interface Words {
  readonly language: Language;
  readonly t: Translate;
  /** What is no word of ours, as a line of a log, is said as it is. */
  readonly say: (what: Told) => string;
  /** `a, b and c`, or `a、b 和 c`. */
  readonly list: (items: readonly string[]) => string;
}

/** What `Intl` goes by; British lists have no comma before `and`. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh' };

let shared: i18n | undefined;

/** Made when the first word is said: a command that says none does not pay for it. */
const library = (): i18n => {
  if (shared !== undefined) return shared;
  shared = createInstance();
  void shared.init({
    initAsync: false,
    resources: { [locales.en]: { translation: english }, [locales.zh]: { translation: chinese } },
    lng: locales.en,
    nsSeparator: false,
    // Terminals are no browsers, and values are shown as they are: nothing in them is looked up or filled in.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return shared;
};

const create = (language: Language): Words => {
  const fixed = library().getFixedT(locales[language]);
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return isSaying(value) ? say(value) : value;
  };
  // Looking a text up and finding nothing to fill in takes long enough to be seen on screens that say fifty of them.
  const texts = new Map<WordKey, string>();
  const alone = (key: WordKey): string => {
    const text = texts.get(key) ?? fixed(key);
    texts.set(key, text);
    return text;
  };
  const say: Words['say'] = (what) => {
    if (typeof what === 'string') return what;
    const { key, values } = what;
    if (Object.keys(values).length === 0) return alone(key);
    const replace = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inner(value)]));
    const { count } = replace;
    // Under `replace` no name of a value is taken for an option of the library.
    return fixed(key, { replace, ...(typeof count === 'number' && { count }) });
  };
  const t: Translate = (key, ...values) => say(saying(key, ...values));
  return { language, t, say, list: (items) => apart(t('app.list', { items })) };
};

/** Chinese stands apart from Latin letters and digits by a space; `Intl` joins names without. */
const apart = (text: string): string =>
  text.replace(
    /(?<=[\p{Script=Latin}\d])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[\p{Script=Latin}\d])/gu,
    ' ',
  );

const known = new Map<Language, Words>();

/** The words of a language, always the same object. */
export const wordsIn = (language: Language): Words => {
  const words = known.get(language) ?? create(language);
  known.set(language, words);
  return words;
};
