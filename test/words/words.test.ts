import { describe, expect, it } from 'vitest';
import { english } from '../../src/words/en/catalog.js';
import { languageOfLocale } from '../../src/words/language.js';
import { wordsIn } from '../../src/words/words.js';
import { chinese } from '../../src/words/zh/catalog.js';

type Tree = { readonly [name: string]: string | Tree };

/** Every text of a catalog with its path, plural forms apart. */
const textsOf = (tree: Tree, path: readonly string[] = []): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[[...path, name].join('.'), value] as const]
      : textsOf(value, [...path, name]),
  );

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name).sort();

const inEnglish = new Map(textsOf(english));
const inChinese = textsOf(chinese);

/** `t` for keys that only the test knows; a value for every placeholder. */
const say = (language: 'en' | 'zh', key: string, text: string, count: number): string => {
  const values = Object.fromEntries(
    placeholders(text).map((name) => [
      name,
      name === 'items' ? ['<items>'] : name === 'count' ? count : `<${name}>`,
    ]),
  );
  const t = wordsIn(language).t as (path: string, given: object) => string;
  return t(key.replace(/_(one|other)$/, ''), values);
};

describe.each([
  ['en', [...inEnglish]],
  ['zh', inChinese],
] as const)('in %s', (language, texts) => {
  it.each(texts)('%s is said with all its values', (key, text) => {
    const count = key.endsWith('_one') ? 1 : 7;
    const said = say(language, key, text, count);
    expect(said).not.toMatch(/\{\{|\}\}/);
    expect(said).not.toBe(key);
    for (const name of placeholders(text))
      expect(said).toContain(name === 'count' ? String(count) : `<${name}>`);
  });
});

it.each(inChinese)('%s takes the same values in Chinese as in English', (key, text) => {
  expect(placeholders(text)).toEqual(placeholders(inEnglish.get(key) ?? ''));
});

it('shows values as they are, whatever is in them', () => {
  const cluster = '$t(app.program) {{at}} $& <b>';
  expect(wordsIn('en').t('home.resume', { cluster, at: '{{cluster}}' })).toBe(
    `Resume ${cluster}: {{cluster}}`,
  );
});

it('joins lists as the language does', () => {
  expect(wordsIn('en').list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(wordsIn('zh').list(['a', 'b', 'c'])).toBe('a、b 和 c');
});

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh' }, 'zh'],
  [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
  [{ LANG: 'zhx_XX' }, 'en'],
  [{ LANG: 'POSIX' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{}, 'en'],
])('the locale %j asks for %s', (env, language) => {
  expect(languageOfLocale(env)).toBe(language);
});
