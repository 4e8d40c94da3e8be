import { idsLinkedFrom } from '../runbook/mark-terms.js';
import type { Term } from '../runbook/teaching.js';
import type { Look } from '../ui/app/look.js';
import { lineText, span } from '../ui/lines/line.js';
import { wrap } from '../ui/lines/wrap.js';
import { blockLines } from '../ui/markdown/blocks.js';
import { commandsLines } from '../ui/page/commands-lines.js';
import { writtenBody } from '../ui/page/step-body.js';
import { words } from '../ui/quiz/words.js';
import type { Page } from '../ui/session/pages.js';

/** The runbook as text to read, for those who want no screens. */

/** Every chapter with its sections and the names by which `kubewalk read` knows them. */
export const describeContents = (title: string, pages: readonly Page[]): readonly string[] => {
  const names = pages.map(({ id }) => id.length);
  const room = Math.min(34, Math.max(...names)) + 2;
  return [
    title,
    ...pages.flatMap((page, i) => {
      const first = pages[i - 1]?.chapter !== page.chapter;
      const own = page.kind === 'intro' ? [] : [`  ${page.id.padEnd(room)}${page.title}`];
      return first ? ['', `${page.chapter.padEnd(room + 2)}${page.chapterTitle}`, ...own] : own;
    }),
  ];
};

/** The pages of a chapter, one section, or all theory. */
export const pagesFor = (what: string, pages: readonly Page[]): readonly Page[] | undefined => {
  const found =
    what === 'theory'
      ? pages.filter(({ kind }) => kind === 'theory')
      : pages.filter(({ chapter, id }) => chapter === what || id === what);
  return found.length === 0 ? undefined : found;
};

export const describePage = (page: Page, width: number, look: Look): readonly string[] => {
  const title = `${page.kind === 'intro' ? '' : `${page.chapterTitle} ${look.glyphs.into} `}${page.title}`;
  const prose = blockLines(page.prose, width, look.glyphs);
  const asked = (page.questions ?? []).flatMap((question, i) => [
    [],
    ...wrap([span(`${String(i + 1)}. `), ...words(question.ask)], width),
    ...(question.kind === 'choice'
      ? question.choices.flatMap((choice, n) =>
          wrap([span(`   ${String(n + 1)}) `), ...words(choice)], width),
        )
      : []),
  ]);
  const { step } = page;
  const commands =
    step === undefined
      ? []
      : commandsLines(
          {
            body: writtenBody(step),
            explanations: step.explanations,
            outputs: step.outputs,
            teaching: { explanations: 'open', outputs: 'open' },
            onHost: {},
            ...(step.noUndo !== undefined && { noUndo: step.noUndo }),
          },
          width,
          look,
        ).lines;
  const more = idsLinkedFrom(page.prose).filter((id) => !id.startsWith('term-'));
  const see =
    more.length === 0
      ? []
      : [[], ...wrap([span(`${look.glyphs.into} kubewalk read ${more.join(' | ')}`)], width)];
  return [
    ...wrap([span(title)], width),
    [],
    ...prose,
    ...asked,
    ...(commands.length === 0 || prose.length === 0 ? [] : [[]]),
    ...commands,
    ...see,
    [],
  ].map((line) => lineText(line).trimEnd());
};

/** Words and what they mean; nothing where there are none. */
export const describeTerms = (
  terms: readonly Term[],
  width: number,
  look: Look,
): readonly string[] | undefined =>
  terms.length === 0
    ? undefined
    : terms
        .flatMap(({ word, also, meaning }) => [
          ...wrap([span([word, ...also].join(', '))], width),
          ...blockLines(meaning, width - 2, look.glyphs).map((line) => [span('  '), ...line]),
          [],
        ])
        .map((line) => lineText(line).trimEnd());
