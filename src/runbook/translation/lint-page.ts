import type { Problem } from '../../source/problem.js';
import { pictureIn } from '../links.js';
import { within } from '../markdown.js';
import type { Chapter, Section } from '../types.js';
import type { TranslatedPage, TranslatedSection } from './page.js';

type Found = Omit<Problem, 'file' | 'line' | 'column'>;

/** A page has the same headings, explanations, questions and pictures in every language. */
export const lintTranslatedPage = (source: Chapter, page: TranslatedPage): readonly Problem[] => {
  const top = { file: page.file, line: 1, column: 1 };
  const ids = page.sections.map(({ id }) => id);
  const wanted = source.sections.map(({ id }) => id);
  const problems: Problem[] = [];
  for (const { id, title, place } of source.sections) {
    if (ids.includes(id)) continue;
    const hint = `"${title}" stands in ${place.file}:${String(place.line)}`;
    problems.push({ ...top, message: `the section {#${id}} is not translated`, hint });
  }
  for (const { id, place } of page.sections) {
    if (!wanted.includes(id))
      problems.push({
        ...place,
        message: `the section {#${id}} translates nothing`,
        hint: `${source.file} has no such section`,
      });
  }
  const both = ids.filter((id) => wanted.includes(id));
  const order = wanted.filter((id) => ids.includes(id));
  const moved = both.find((id, i) => id !== order[i]);
  const place = page.sections.find(({ id }) => id === moved)?.place;
  if (place !== undefined)
    problems.push({
      ...place,
      message: `the section {#${moved ?? ''}} stands elsewhere in ${source.file}`,
      hint: `the order there: ${order.join(', ')}`,
    });
  problems.push(...missingPictures(source.intro, page.intro).map((found) => ({ ...top, ...found })));
  if (source.intro.length > 0 && page.intro.length === 0)
    problems.push({ ...top, message: 'what stands before the first section is not translated' });
  for (const section of source.sections) {
    const translated = page.sections.find(({ id }) => id === section.id);
    if (translated === undefined) continue;
    problems.push(...lintSection(section, translated).map((found) => ({ ...translated.place, ...found })));
  }
  return problems;
};

const lintSection = (
  source: Section,
  translated: TranslatedSection,
): readonly (Found & Partial<Problem>)[] => {
  const found: (Found & Partial<Problem>)[] = [];
  if (source.prose.length > 0 && translated.prose.length === 0)
    found.push({ message: `the text of {#${source.id}} is not translated` });
  found.push(...missingPictures(source.prose, translated.prose));
  const noUndo = source.kind === 'step' ? source.noUndo : undefined;
  if (noUndo !== undefined && translated.noUndo === undefined)
    found.push({ message: 'its no-undo is not translated', hint: 'a "yaml step" block with no-undo alone' });
  if (noUndo === undefined && translated.noUndo !== undefined)
    found.push({ message: 'its no-undo translates nothing' });
  found.push(...explanations(source, translated), ...questions(source, translated));
  return found;
};

const explanations = (
  source: Section,
  { explanations: own }: TranslatedSection,
): readonly (Found & Partial<Problem>)[] => {
  const wanted = source.kind === 'step' ? source.explanations.map(({ fragment }) => fragment) : [];
  const fragments = own.map(({ fragment }) => fragment);
  return [
    ...wanted
      .filter((fragment) => !fragments.includes(fragment))
      .map((fragment) => ({ message: `"${fragment}" is not explained here` })),
    ...own
      .filter(({ fragment }, i) => !wanted.includes(fragment) || fragments.indexOf(fragment) !== i)
      .map(({ fragment, place }) => ({
        ...place,
        message: `"${fragment}" is explained here and not in the source, or twice`,
      })),
  ];
};

const questions = (
  source: Section,
  { questions: own }: TranslatedSection,
): readonly (Found & Partial<Problem>)[] => {
  const wanted = source.kind === 'questions' ? source.questions : [];
  if (wanted.length !== own.length)
    return [{ message: `${String(wanted.length)} questions are ${String(own.length)} here` }];
  return own.flatMap(({ choices, place }, i) => {
    const question = wanted[i];
    const count = question?.kind === 'choice' ? question.choices.length : 0;
    return choices.length === count
      ? []
      : [
          {
            ...place,
            message: `the question has ${String(choices.length)} choices and its source ${String(count)}`,
          },
        ];
  });
};

type Nodes = Section['prose'];

const pictures = (nodes: Nodes): readonly string[] =>
  [...within(nodes)].flatMap(
    (node) => /([^/.]+)(?:\.[a-z]{2})?\.txt$/.exec(pictureIn(node)?.url ?? '')?.[1] ?? [],
  );

const missingPictures = (source: Nodes, translated: Nodes): readonly Found[] => {
  const there = pictures(translated);
  return pictures(source)
    .filter((name) => !there.includes(name))
    .map((name) => ({ message: `the picture "${name}" is not shown here` }));
};
