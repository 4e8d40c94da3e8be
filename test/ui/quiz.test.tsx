import { renderToString } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { bookOf } from '../../src/commands/book.js';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import type { Question } from '../../src/runbook/teaching.js';
import { App } from '../../src/ui/app/app.js';
import { lookFor } from '../../src/ui/app/look.js';
import type { AppState, Effect, QuizScreen } from '../../src/ui/app/state.js';
import { lineText } from '../../src/ui/lines/line.js';
import { quizScreen } from '../../src/ui/quiz/reduce-quiz.js';
import { words } from '../../src/ui/quiz/words.js';
import { pagesOf } from '../../src/ui/session/pages.js';
import { settingsFrom } from '../../src/ui/settings/settings.js';
import { createUiStore, type UiStore } from '../../src/ui/store/ui-store.js';
import { languages, type Language } from '../../src/words/language.js';
import { must } from '../support/sample-runbook.js';

const book = bookOf(must(await loadRunbook(groundFloor)));

const squeezed = (text: string): string => text.replace(/\s/g, '');
const shown = (text: string): string => squeezed(lineText(words(text)));

const asked = (language: Language) =>
  pagesOf(book(language)).flatMap(({ questions = [], title }, page) =>
    questions.map((question, at) => ({ name: `${title}, ${String(at + 1)}`, question, page, at })),
  );

const openQuiz = (
  screen: QuizScreen,
  language: Language,
  columns: number,
  perform: (effect: Effect) => void = () => undefined,
): UiStore => {
  const runbook = book(language);
  const state: AppState = {
    settings: settingsFrom({ language }, {}),
    size: { columns, rows: 24 },
    now: 0,
    runbook,
    pages: pagesOf(runbook),
    answers: {},
    screen,
    under: [{ kind: 'home' }],
    questions: [],
    leaving: false,
  };
  return createUiStore(
    state,
    (settings) => ({
      look: lookFor({ LANG: 'C.UTF-8' }, settings),
      book: () => runbook,
      output: () => ({ first: 0, begun: 0, lines: [] }),
    }),
    perform,
  );
};

const draw = (screen: QuizScreen, language: Language, columns: number): readonly string[] => {
  const store = openQuiz(screen, language, columns);
  const rows = renderToString(<App store={store} />, { columns }).split('\n');
  store.close();
  return rows;
};

/** What has to be read before an answer, and what after it. */
const textsOf = (question: Question) => ({
  before: [question.ask, ...(question.kind === 'choice' ? question.choices : [])].map(shown),
  after: [question.because, ...(question.kind === 'choice' ? question.choices : [])].map(shown),
});

describe.each(languages.flatMap((language) => [80, 120].map((columns) => ({ language, columns }))))(
  'in $language at $columns columns',
  ({ language, columns }) => {
    it.each(asked(language))('question $name stands whole in the window', ({ question, page, at }) => {
      const open = quizScreen(page, at);
      const { before, after } = textsOf(question);
      for (const [screen, texts] of [
        [open, before],
        [{ ...open, picked: [1], answered: false }, after],
        [{ ...open, picked: [1], answered: true }, after],
      ] as const) {
        const rows = draw(screen, language, columns);
        expect(rows).toHaveLength(24);
        expect(Math.max(...rows.map((row) => stringWidth(row)))).toBeLessThanOrEqual(columns);
        const frame = squeezed(rows.join(''));
        for (const text of texts) expect(frame).toContain(text);
      }
    });
  },
);

it('keeps whether an answer was right, and tells why', () => {
  const first = asked('zh').find(({ question: { kind } }) => kind === 'choice');
  if (first?.question.kind !== 'choice') throw new Error('the runbook asks nothing to choose from');
  const { page, at, question } = first;
  const effects: Effect[] = [];
  const store = openQuiz(quizScreen(page, at), 'zh', 80, (effect) => effects.push(effect));
  const [right = 1] = question.right;
  for (let row = 1; row < right; row += 1)
    store.dispatch({ type: 'key-pressed', key: { kind: 'named', name: 'down' } });
  store.dispatch({ type: 'key-pressed', key: { kind: 'named', name: 'enter' } });
  const id = `${pagesOf(book('zh'))[page]?.id ?? ''}-${String(at + 1)}`;
  expect(effects).toEqual([{ type: 'keep-answers', answers: { [id]: true } }]);
  expect(squeezed(renderToString(<App store={store} />, { columns: 80 }))).toContain(shown(question.because));
  store.close();
});
