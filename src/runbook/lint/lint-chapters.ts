import { closest } from '../../source/closest.js';
import type { Problem } from '../../source/problem.js';
import { saying } from '../../words/saying.js';
import type { Term } from '../teaching.js';
import type { Chapter, Runbook } from '../types.js';

/** Ids are unique over the whole runbook, and chapters need chapters that come before them. */
export const lintChapters = ({ chapters, glossary }: Runbook): readonly Problem[] => [
  ...doubledIds(chapters),
  ...doubledTerms(glossary),
  ...wrongNeeds(chapters),
];

const doubledIds = (chapters: readonly Chapter[]): readonly Problem[] => {
  const seen = new Map<string, string>(chapters.map(({ id }) => [id, 'a chapter']));
  const problems: Problem[] = [];
  for (const chapter of chapters) {
    for (const section of chapter.sections) {
      const first = seen.get(section.id);
      if (first === undefined) {
        seen.set(section.id, `"${section.title}" in ${chapter.id}.md`);
        continue;
      }
      problems.push({
        ...section.place,
        message: saying('runbook.idTaken', { id: section.id, first }),
        hint: saying('runbook.idTakenHint'),
      });
    }
  }
  return problems;
};

const doubledTerms = (glossary: readonly Term[]): readonly Problem[] => {
  const seen = new Map<string, string>();
  return glossary.flatMap(({ id, word, also, place }) =>
    [id, ...new Set([word, ...also].map((spelling) => spelling.toLowerCase()))].flatMap((name) => {
      const first = seen.get(name);
      seen.set(name, first ?? word);
      return first === undefined
        ? []
        : [{ ...place, message: saying('runbook.alreadyUnder', { name, first }) }];
    }),
  );
};

const wrongNeeds = (chapters: readonly Chapter[]): readonly Problem[] =>
  chapters.flatMap(({ needs, file }, i) => {
    const before = chapters.slice(0, i).map(({ id }) => id);
    return needs
      .filter((need) => !before.includes(need))
      .map((need) => {
        const near = closest(need, before);
        return {
          file,
          line: 1,
          column: 1,
          message: saying('runbook.needsNone', { need }),
          ...(near !== undefined && { hint: saying('refused.near', { near }) }),
        };
      });
  });
