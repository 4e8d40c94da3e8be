import { reduceDialog, reduceQuestion } from '../dialog/reduce-dialog.js';
import { actionFor, type KeyMode } from '../keys/key-map.js';
import type { Key } from '../keys/key.js';
import { bufferOf } from '../editor/text-buffer.js';
import { reducePalette } from '../palette/reduce-palette.js';
import { giveUpShell } from '../shell/request-shell.js';
import { changeSetting } from '../settings/change-setting.js';
import { nextValue } from '../settings/settings.js';
import { hush, push, tell, turn } from './navigate.js';
import { modeOf } from './present.js';
import { reduceScreen } from './reduce-screen.js';
import type { AppState, Turn, World } from './state.js';

const isRunning = ({ session }: AppState): boolean => {
  const walk = session?.heldBy === undefined ? session?.run.walk : undefined;
  return walk !== undefined && walk.kind !== 'recheck';
};

/** Ctrl-C: a running step is asked about; else the second press in a row leaves. */
const leave = (state: AppState, wasLeaving: boolean, world: World): Turn => {
  if (isRunning(state)) return turn({ ...state, dialog: { kind: 'stop', cursor: 0 } });
  if (wasLeaving) return turn(state, { type: 'quit' });
  return turn({ ...tell(state, world.look.t('app.leaveAgain')), leaving: true });
};

/** What a key does: to the question, else to the dialog, else everywhere the same, else to the screen. */
export const reduceKey = (before: AppState, key: Key, world: World): Turn => {
  const wasLeaving = before.leaving;
  const state: AppState = { ...hush(before), leaving: false };
  const [question] = state.questions;
  if (question !== undefined) return reduceQuestion(state, question, key);
  const mode: KeyMode = modeOf(before, world);
  if (state.dialog?.kind === 'palette')
    return reducePalette(state, state.dialog, key, mode, world, (closed, pressed) =>
      reduceKey(closed, pressed, world),
    );
  if (state.dialog !== undefined) return reduceDialog(state, state.dialog, key, mode, world);
  const action = actionFor(mode, key);
  if (action === 'leave' || action === 'stop') return leave(state, wasLeaving, world);
  if (action === 'suspend') return turn(state, { type: 'suspend' });
  // While something is being opened, only leaving is possible, and giving up the way to a shell.
  if (state.busy !== undefined) return action === 'back' ? giveUpShell(state, world.look) : turn(state);
  switch (action) {
    case 'help':
      return turn({ ...state, dialog: { kind: 'help', top: 0 } });
    case 'palette':
      return turn({ ...state, dialog: { kind: 'palette', buffer: bufferOf(''), cursor: 0 } });
    case 'language':
      return changeSetting(state, nextValue(state.settings, 'language'));
    case 'mode': {
      const change = nextValue(state.settings, 'mode');
      const told = tell(state, world.look.t(`app.mode.${change.mode ?? state.settings.mode}`));
      return changeSetting(told, change);
    }
    case 'settings':
      return turn(state.screen.kind === 'settings' ? state : push(state, { kind: 'settings', cursor: 0 }));
    default:
      return reduceScreen(state, key, action, world);
  }
};
