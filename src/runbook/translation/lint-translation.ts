import type { Problem } from '../../source/problem.js';
import { linkableOf } from '../lint/linkable.js';
import { lintLinks, type PageText } from '../lint/lint-links.js';
import type { Runbook } from '../types.js';
import type { FrontPlace, TranslatedFront } from './front.js';
import { lintTranslatedPage } from './lint-page.js';
import { hashesFile, readHashes } from './hashes.js';
import { pathOf } from './path-of.js';
import { readTranslation } from './read-translation.js';
import { pictureName, sourceHashes, type SourceInput } from './source-texts.js';
import type { Translation } from './translation.js';

/** A language has all of the runbook's texts, nothing that translates nothing, and none older than its source. */
export const lintTranslation = (input: SourceInput, language: string): readonly Problem[] => {
  const { runbook, pages } = input;
  const { translation, problems, placeInFront } = readTranslation(runbook.folder, language, pages);
  return [...problems, ...wrongParts(input, translation, placeInFront), ...oldParts(input, language)];
};

const wrongParts = (
  input: SourceInput,
  translation: Translation,
  placeInFront: FrontPlace,
): readonly Problem[] => {
  const { runbook, handbook, assets } = input;
  const { language } = translation;
  const missing = (path: string): Problem => ({
    file: `${runbook.folder}/${language}/${path}`,
    line: 1,
    column: 1,
    message: `there is no translation of ${path}`,
  });
  const chapters = new Map(
    [...runbook.chapters, ...handbook].map((chapter) => [pathOf(chapter, runbook), chapter] as const),
  );
  const superfluous = Object.entries(translation.pages)
    .filter(([path]) => !chapters.has(path))
    .map(([path, { file }]) => ({ file, line: 1, column: 1, message: `there is no ${path} to translate` }));
  const each = [...chapters].flatMap(([path, chapter]) => {
    const page = translation.pages[path];
    return page === undefined ? [missing(path)] : lintTranslatedPage(chapter, page);
  });
  const pictures = [...assets.keys()].flatMap((path) => {
    const name = pictureName(runbook.id, path);
    const own = `${runbook.id}/pictures/${name ?? ''}.${language}.txt`;
    return name === undefined || assets.has(own)
      ? []
      : [{ file: `assets/${path}`, line: 1, column: 1, message: `there is no assets/${own} beside it` }];
  });
  return [
    ...(translation.front === undefined
      ? [missing('README.md')]
      : wrongFront(runbook, translation.front, placeInFront)),
    ...each,
    ...superfluous,
    ...wrongTerms(runbook, translation),
    ...pictures,
    ...wrongLinks(input, translation),
  ];
};

const wrongFront = (
  { variables, profiles }: Runbook,
  front: TranslatedFront,
  placeOf: FrontPlace,
): readonly Problem[] => {
  const check = (what: string, wanted: readonly string[], own: readonly string[]): readonly Problem[] => [
    ...wanted
      .filter((name) => !own.includes(name))
      .map((name) => ({ ...placeOf([what]), message: `"${name}" under ${what} is not translated` })),
    ...own
      .filter((name) => !wanted.includes(name))
      .map((name) => ({
        ...placeOf([what, name]),
        message: `"${name}" under ${what} translates nothing`,
      })),
  ];
  return [
    ...check(
      'variables',
      variables.map(({ name }) => name),
      Object.keys(front.variables),
    ),
    ...check(
      'profiles',
      profiles.map(({ name }) => name),
      Object.keys(front.profiles),
    ),
    ...profiles.flatMap(({ name, requires }) => {
      const own = front.profiles[name]?.requires.length ?? requires.length;
      const message = `"${name}" has ${String(requires.length)} reasons and ${String(own)} translations of them`;
      return own === requires.length ? [] : [{ ...placeOf(['profiles', name, 'requires']), message }];
    }),
  ];
};

const wrongTerms = (
  { folder, glossary }: Runbook,
  { language, glossary: own }: Translation,
): readonly Problem[] => {
  const ids = own.map(({ id }) => id);
  const wanted = glossary.map(({ id }) => id);
  const file = `${folder}/${language}/glossary.md`;
  return [
    ...glossary
      .filter(({ id }) => !ids.includes(id))
      .map(({ id }) => ({ file, line: 1, column: 1, message: `the term {#${id}} is not translated` })),
    ...own
      .filter(({ id }) => !wanted.includes(id))
      .map(({ id, place }) => ({ ...place, message: `the term {#${id}} translates nothing` })),
  ];
};

/** Links of a translation lead to the pages of the same language. */
const wrongLinks = (
  { runbook, pages, assets }: SourceInput,
  translation: Translation,
): readonly Problem[] => {
  const { pages: english } = linkableOf(runbook, pages, assets);
  const { language } = translation;
  const own = new Map([...english].map(([path, ids]) => [`${language}/${path}`, ids]));
  const texts: readonly PageText[] = [
    ...(translation.front === undefined
      ? []
      : [{ ...translation.front, page: 'README.md', nodes: translation.front.intro }]),
    ...Object.entries(translation.pages).map(([page, { file, intro, sections }]) => ({
      file,
      page,
      nodes: [...intro, ...sections.flatMap(({ prose }) => prose)],
    })),
    {
      file: `${runbook.folder}/${language}/glossary.md`,
      page: 'glossary.md',
      nodes: translation.glossary.flatMap(({ meaning }) => meaning),
    },
  ].map(({ file, page, nodes }) => ({ file, page: `${language}/${page}`, nodes }));
  return lintLinks(texts, { pages: own, assets });
};

/** Which ids were never accepted, are older than their source, or have none. */
export const oldParts = (input: SourceInput, language: string): readonly Problem[] => {
  const { folder } = input.runbook;
  const read = readHashes(folder, language, input.pages);
  if (!read.ok) return read.problems;
  const sources = sourceHashes(input);
  const place = { file: `${folder}/${hashesFile(language)}`, line: 1, column: 1 };
  const hint = (id: string): string => `look at the translation, then: kubewalk translated --accept ${id}`;
  return [
    ...Object.keys(sources)
      .filter((id) => sources[id] !== read.value[id])
      .map((id) => ({
        ...place,
        message: `the translation of ${id} is older than its source`,
        hint: hint(id),
      })),
    ...Object.keys(read.value)
      .filter((id) => sources[id] === undefined)
      .map((id) => ({
        ...place,
        message: `there is nothing called ${id} to translate`,
        hint: 'kubewalk translated --accept drops it',
      })),
  ];
};
