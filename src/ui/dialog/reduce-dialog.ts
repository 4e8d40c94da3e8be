import type { AppState, Question, Turn, World } from '../app/state.js';
import { closeDialog, turn } from '../app/navigate.js';
import { startWalk } from '../app/request-walk.js';
import { bufferText, typeInto } from '../editor/text-buffer.js';
import { actionFor, type KeyMode } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { clampTop } from '../lines/window.js';
import { layoutOf } from '../app/layout.js';
import { helpLength, stopChoices, type PlainDialog } from './present-dialog.js';

const answer = (state: AppState, question: Question, given: boolean | string | undefined): Turn =>
  turn(
    { ...state, questions: state.questions.filter(({ id }) => id !== question.id) },
    { type: 'answer', id: question.id, answer: given },
  );

/** `yes`, written out as ssh asks for it: a key pressed for something else must not open a door. */
const saysYes = (typed: string): boolean => typed.trim().toLowerCase() === 'yes';

export const reduceQuestion = (state: AppState, question: Question, key: Key): Turn => {
  const action = actionFor('field', key);
  if (action === 'cancel' || action === 'leave') return answer(state, question, undefined);
  if (action === 'submit') {
    const typed = bufferText(question.buffer);
    return answer(state, question, question.kind === 'host-key' ? saysYes(typed) : typed);
  }
  const asked: Question = { ...question, buffer: typeInto(question.buffer, key) };
  return turn({ ...state, questions: state.questions.map((one) => (one.id === question.id ? asked : one)) });
};

const chooseStop = (state: AppState, cursor: number): Turn => {
  const closed = closeDialog(state);
  if (cursor === 0) return turn(closed);
  return cursor === 1
    ? turn(closed, { type: 'send', wish: { type: 'stop-requested' } })
    : turn(closed, { type: 'quit' });
};

export const reduceDialog = (
  state: AppState,
  dialog: PlainDialog,
  key: Key,
  beneath: KeyMode,
  world: World,
): Turn => {
  const mode: KeyMode = dialog.kind === 'help' ? 'help' : dialog.kind === 'stop' ? 'choice' : 'field';
  const action = actionFor(mode, key);
  if (action === 'cancel') return turn(closeDialog(state));
  if (dialog.kind === 'confirm') {
    if (action === 'leave') return turn(closeDialog(state));
    if (action !== 'submit')
      return turn({ ...state, dialog: { ...dialog, buffer: typeInto(dialog.buffer, key) } });
    return bufferText(dialog.buffer).trim() === dialog.word
      ? startWalk(closeDialog(state), dialog.wish, dialog.step, world.look)
      : turn(state);
  }
  if (dialog.kind === 'stop') {
    // Ctrl-C once more: the person wants to be out of here. The hosts finish what they do.
    if (action === 'leave') return chooseStop(state, 2);
    if (action === 'open') return chooseStop(state, dialog.cursor);
    const by = action === undefined ? undefined : scrollBy(action, 1);
    const cursor = moveCursor(dialog.cursor, by ?? 0, stopChoices(world).length);
    return turn({ ...state, dialog: { ...dialog, cursor } });
  }
  const height = layoutOf(state.size).bodyHeight;
  const by = action === undefined ? undefined : scrollBy(action, height);
  const top = by === undefined ? dialog.top : clampTop(dialog.top + by, helpLength(beneath, world), height);
  return turn({ ...state, dialog: { ...dialog, top } });
};
