import type { AppState, Screen, Turn, World } from '../app/state.js';
import { pop, push, replace, turn } from '../app/navigate.js';
import { bufferOf } from '../editor/text-buffer.js';
import type { Action } from '../keys/key-map.js';
import { breakTour, examineCluster } from '../doctor/examine-cluster.js';
import { newForm } from '../form/form-state.js';
import { movePointer, pointedAt, type MenuItem } from './menu.js';
import { homeItems, machinesItems } from './present-home.js';

type HomeScreen = Extract<Screen, { kind: 'home' }>;
type MachinesScreen = Extract<Screen, { kind: 'machines' }>;

/** Shows that a cluster is being opened and asks for it. */
export const openCluster = (state: AppState, clusterFile: string, world: World): Turn =>
  turn(
    { ...state, busy: world.look.t('progress.opening', { file: clusterFile }) },
    { type: 'open', clusterFile },
  );

/** What an item of the first screen's menus leads to. */
const chooseItem = (state: AppState, value: string, world: World): Turn => {
  const { t } = world.look;
  if (value.startsWith('resume:')) return openCluster(state, value.slice('resume:'.length), world);
  switch (value) {
    case 'read':
      return turn(push(state, { kind: 'chapters', cursor: 0 }));
    case 'lab':
      return turn(push(state, { kind: 'progress', title: t('progress.lab'), lines: [] }), {
        type: 'start-lab',
      });
    case 'machines':
      return turn(push(state, { kind: 'machines' }));
    case 'open-file':
      return turn(push(state, { kind: 'open-file', buffer: bufferOf('') }));
    case 'form':
      return turn(
        push(state, { kind: 'form', form: newForm(state.runbook.profiles.map(({ name }) => name)) }),
      );
    case 'doctor': {
      const [latest] = state.sessions ?? [];
      return latest === undefined ? turn(state) : examineCluster(state, latest.clusterFile, world);
    }
    case 'broken-tour':
      return breakTour(state, world);
    case 'settings':
      return turn(push(state, { kind: 'settings', cursor: 0 }));
    case 'back':
      return turn(pop(state));
    default:
      return turn(state, { type: 'quit' });
  }
};

/** A menu's own keys: the pointer, and Enter. */
const reduceMenu = (
  state: AppState,
  screen: HomeScreen | MachinesScreen,
  items: readonly MenuItem[],
  action: Action,
  world: World,
): Turn => {
  if (action === 'open') {
    const value = pointedAt(items, screen.chosen);
    return value === undefined ? turn(state) : chooseItem(state, value, world);
  }
  const chosen = movePointer(items, screen.chosen, action);
  return turn(chosen === undefined ? state : replace(state, { ...screen, chosen }));
};

export const reduceHome = (state: AppState, screen: HomeScreen, action: Action, world: World): Turn =>
  action === 'quit'
    ? turn(state, { type: 'quit' })
    : reduceMenu(state, screen, homeItems(state, world), action, world);

export const reduceMachines = (
  state: AppState,
  screen: MachinesScreen,
  action: Action,
  world: World,
): Turn =>
  action === 'back' ? turn(pop(state)) : reduceMenu(state, screen, machinesItems(world), action, world);
