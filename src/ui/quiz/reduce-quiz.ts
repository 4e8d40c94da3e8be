import { pop, replace, turn } from '../app/navigate.js';
import type { AppState, QuizScreen, Turn } from '../app/state.js';
import { bufferOf, bufferText, typeInto } from '../editor/text-buffer.js';
import type { Action } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { moveCursor } from '../lines/scroll.js';
import { answerId, isRightChoice, isRightCommand } from './judge.js';

export const quizScreen = (page: number, question = 0): QuizScreen => ({
  kind: 'quiz',
  page,
  question,
  cursor: 0,
  picked: [],
  buffer: bufferOf(''),
});

const tell = (state: AppState, screen: QuizScreen, right: boolean): Turn => {
  const id = answerId(state.pages[screen.page]?.id ?? '', screen.question);
  const answers = { ...state.answers, [id]: right };
  return turn(replace({ ...state, answers }, { ...screen, answered: right }), {
    type: 'keep-answers',
    answers,
  });
};

/** `key` is text where a command is typed. */
export const reduceQuiz = (
  state: AppState,
  screen: QuizScreen,
  key: Key,
  action: Action | undefined,
): Turn => {
  const questions = state.pages[screen.page]?.questions ?? [];
  const question = questions[screen.question];
  if (question === undefined || action === 'back' || action === 'cancel') return turn(pop(state));
  if (screen.answered !== undefined) {
    if (action !== 'open') return turn(state);
    const next = screen.question + 1;
    return turn(next < questions.length ? replace(state, quizScreen(screen.page, next)) : pop(state));
  }
  if (question.kind === 'typed') {
    if (action !== 'submit') return turn(replace(state, { ...screen, buffer: typeInto(screen.buffer, key) }));
    const typed = bufferText(screen.buffer);
    return typed.trim() === '' ? turn(state) : tell(state, screen, isRightCommand(question, typed));
  }
  const here = screen.cursor + 1;
  switch (action) {
    case 'up':
    case 'down': {
      const cursor = moveCursor(screen.cursor, action === 'up' ? -1 : 1, question.choices.length);
      return turn(replace(state, { ...screen, cursor }));
    }
    case 'toggle': {
      const without = screen.picked.filter((number) => number !== here);
      const picked = without.length < screen.picked.length ? without : [...without, here];
      return turn(replace(state, { ...screen, picked }));
    }
    case 'open': {
      // One right answer needs no box to be ticked.
      const picked = question.right.length > 1 ? screen.picked : [here];
      return picked.length === 0
        ? turn(state)
        : tell(state, { ...screen, picked }, isRightChoice(question, picked));
    }
    default:
      return turn(state);
  }
};
