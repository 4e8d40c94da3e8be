import type { Question } from '../../runbook/teaching.js';
import type { Look } from '../app/look.js';
import { layoutOf } from '../app/layout.js';
import type { AppState, QuizScreen, World } from '../app/state.js';
import type { View } from '../app/view.js';
import { fieldLine } from '../editor/field-line.js';
import { blank, line, span, type Line } from '../lines/line.js';
import { wrap, wrapHanging } from '../lines/wrap.js';
import { words } from './words.js';

const choiceLines = (
  question: Extract<Question, { kind: 'choice' }>,
  { cursor, picked, answered }: QuizScreen,
  width: number,
  { glyphs }: Look,
): readonly Line[] => {
  const several = question.right.length > 1;
  return question.choices.flatMap((choice, i) => {
    const right = question.right.includes(i + 1);
    const chosen = picked.includes(i + 1);
    const box = several ? (chosen ? '[x] ' : '[ ] ') : '';
    const told =
      answered === undefined ? '' : right ? `${glyphs.done} ` : chosen ? `${glyphs.failed} ` : '  ';
    const tone =
      answered === undefined
        ? i === cursor
          ? 'strong'
          : 'plain'
        : right
          ? 'good'
          : chosen
            ? 'bad'
            : 'plain';
    const mark = i === cursor && answered === undefined ? `${glyphs.pointer} ` : '  ';
    return wrapHanging(
      [span(`${told}${box}`, tone), ...words(choice, tone)],
      width,
      line(mark, 'busy'),
      line('    '),
    );
  });
};

export const presentQuiz = (state: AppState, screen: QuizScreen, { look }: World): View => {
  const { t } = look;
  const page = state.pages[screen.page];
  const questions = page?.questions ?? [];
  const question = questions[screen.question];
  const width = Math.min(layoutOf(state.size).columns - 2, 96);
  const where = t('page.position', { n: screen.question + 1, total: questions.length });
  const path = [page?.chapterTitle ?? '', page?.title ?? ''];
  if (question === undefined) return { mode: 'quiz', path, body: { kind: 'lines', lines: [] } };
  const { answered } = screen;
  const body =
    question.kind === 'choice'
      ? choiceLines(question, screen, width, look)
      : answered === undefined
        ? [[span('> ', 'busy'), ...fieldLine(screen.buffer, 0, width - 2, { focused: true })]]
        : question.accepted.map((command) => [span('  '), span(command, 'code')]);
  const several = question.kind === 'choice' && question.right.length > 1;
  return {
    mode: answered === undefined && question.kind === 'typed' ? 'field' : 'quiz',
    path,
    where,
    body: {
      kind: 'lines',
      lines: [
        ...wrap(words(question.ask, 'strong'), width),
        blank,
        ...body,
        ...(several && answered === undefined ? [blank, line(t('quiz.several'), 'faint')] : []),
        ...(answered === undefined
          ? []
          : [
              blank,
              line(t(answered ? 'quiz.right' : 'quiz.wrong'), answered ? 'good' : 'warn'),
              ...wrap(words(question.because), width),
            ]),
      ],
    },
    hidden: answered === undefined && several ? [] : ['toggle'],
    labels: { open: t(answered === undefined ? 'quiz.answer' : 'quiz.next') },
  };
};
