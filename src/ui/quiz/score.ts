import type { Look } from '../app/look.js';
import type { AppState } from '../app/state.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { wrapHanging } from '../lines/wrap.js';
import type { Page } from '../session/pages.js';
import { answerId } from './judge.js';
import { words } from './words.js';

type Answered = Pick<AppState, 'answers'>;

/** How many of a page's questions were answered right. */
export const scoreWords = ({ answers }: Answered, { id, questions = [] }: Page, { t }: Look): string => {
  const right = questions.filter((_, i) => answers[answerId(id, i)] === true).length;
  return t('quiz.score', { right, total: questions.length });
};

/** The questions of a page with a mark for each, to be answered when one wants to. */
export const questionLines = (state: Answered, page: Page, width: number, look: Look): readonly Line[] => {
  const { id, questions } = page;
  if (questions === undefined) return [];
  const rows = questions.flatMap(({ ask }, i): readonly Line[] => {
    const right = state.answers[answerId(id, i)];
    const { done, failed, todo } = look.glyphs;
    const mark =
      right === undefined ? span(todo, 'faint') : right ? span(done, 'good') : span(failed, 'warn');
    return wrapHanging(words(ask), width, [mark, span(' ')], line('  '));
  });
  return [
    ...(page.prose.length === 0 ? [] : [blank]),
    ...rows,
    blank,
    line(scoreWords(state, page, look), 'faint'),
  ];
};
