import { closest } from '../source/closest.js';
import type { Checked, Problem } from '../source/problem.js';
import { saying } from '../words/saying.js';
import { readChapter } from './chapter.js';
import type { RunbookFiles } from './files.js';
import { readFrontPage, type FrontPage } from './front-page.js';
import { readGlossary } from './glossary.js';
import { lintRunbook } from './lint/lint-runbook.js';
import type { Term } from './teaching.js';
import type { Chapter, Runbook } from './types.js';

const frontPageName = 'README.md';
const glossaryName = 'glossary.md';

const frontPageOf = ({ folder, pages }: RunbookFiles): Checked<FrontPage> => {
  const file = `${folder}/${frontPageName}`;
  const text = pages.get(frontPageName);
  if (text !== undefined) return readFrontPage(file, text);
  const message = saying('runbook.noFront');
  const hint = saying('runbook.noFrontHint');
  return { ok: false, problems: [{ file, line: 1, column: 1, message, hint }] };
};

/** Reads and checks a runbook. A runbook with a problem is no runbook: nothing of it is carried out. */
export const readRunbook = (files: RunbookFiles): Checked<Runbook> => {
  const { folder, pages, assets } = files;
  const front = frontPageOf(files);
  const problems: Problem[] = front.ok ? [] : [...front.problems];
  const chapters: Chapter[] = [];
  for (const { id, place } of front.ok ? front.value.chapters : []) {
    const page = pages.get(`${id}.md`);
    if (page === undefined) {
      const near = closest(`${id}.md`, [...pages.keys()]);
      problems.push({
        ...place,
        message: saying('runbook.noChapterFile', { id }),
        ...(near && { hint: saying('refused.near', { near }) }),
      });
      continue;
    }
    const read = readChapter(id, `${folder}/${id}.md`, page);
    if (read.ok) chapters.push(read.value);
    else problems.push(...read.problems);
  }
  const words = readGlossaryPage(folder, pages.get(glossaryName));
  if (!words.ok) problems.push(...words.problems);
  if (!front.ok) return { ok: false, problems };
  const { placeOf, ...rest } = front.value;
  const glossary = words.ok ? words.value : [];
  const runbook: Runbook = { ...rest, folder, chapters, glossary };
  problems.push(...lintRunbook(runbook, { assets, pages, frontPlace: placeOf }));
  return problems.length > 0 ? { ok: false, problems: inFileOrder(problems) } : { ok: true, value: runbook };
};

const readGlossaryPage = (folder: string, text: string | undefined): Checked<readonly Term[]> =>
  text === undefined ? { ok: true, value: [] } : readGlossary(`${folder}/${glossaryName}`, text);

const inFileOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
