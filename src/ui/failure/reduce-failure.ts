import { findStep } from '../../engine/work.js';
import type { AppState, FailureScreen, Turn, World } from '../app/state.js';
import { pop, push, replace, tell, turn } from '../app/navigate.js';
import { requestWalk } from '../app/request-walk.js';
import { openDifference } from '../difference/open-difference.js';
import { examineCluster } from '../doctor/examine-cluster.js';
import { bufferOf } from '../editor/text-buffer.js';
import type { Action } from '../keys/key-map.js';
import { openOutput } from '../output/reduce-output.js';
import { moveCursor, scrollBy } from '../lines/scroll.js';
import { hostsOf, troubledHosts } from '../session/standing.js';
import { requestShell } from '../shell/request-shell.js';
import { failureChoices } from './choices.js';

const troubledOn = ({ session }: AppState, { step }: FailureScreen): readonly string[] => {
  const planned = session === undefined ? undefined : findStep(session.plan, step);
  return planned === undefined || session === undefined ? [] : troubledHosts(planned, session.run);
};

/** On the host whose last lines are shown. */
const shellThere = (state: AppState, screen: FailureScreen, { look }: World): Turn =>
  requestShell(state, troubledOn(state, screen)[screen.host], look);

const choose = (state: AppState, screen: FailureScreen, world: World): Turn => {
  const { session } = state;
  const planned = session === undefined ? undefined : findStep(session.plan, screen.step);
  const choice = failureChoices(state, screen, world.look)[screen.cursor];
  if (session === undefined || planned === undefined || choice === undefined || choice.kind === 'back')
    return turn(pop(state));
  if (session.heldBy !== undefined) return turn(tell(state, world.look.t('app.readOnly'), 'warn'));
  if (choice.kind === 'shell') return shellThere(state, screen, world);
  if (choice.kind === 'doctor') return examineCluster(state, session.plan.cluster.file, world);
  const hosts = troubledHosts(planned, session.run);
  const ask = (kind: 'do' | 'undo', steps: readonly string[]): Turn =>
    requestWalk(state, { type: 'walk-requested', kind, steps, hosts }, planned.id, world.look);
  switch (choice.kind) {
    case 'retry':
      return ask('do', [planned.id]);
    case 'undo':
      return ask('undo', [planned.id]);
    case 'skip':
      return turn(push(state, { kind: 'skip', step: planned.id, hosts, buffer: bufferOf('') }));
    case 'edit': {
      const code =
        session.run.edits[planned.id] ?? planned.work.find(({ run }) => run !== undefined)?.run?.code ?? '';
      return turn(push(state, { kind: 'edit', step: planned.id, hosts, buffer: bufferOf(code, true) }));
    }
  }
};

export const reduceFailure = (state: AppState, screen: FailureScreen, action: Action, world: World): Turn => {
  switch (action) {
    case 'back':
      return turn(pop(state));
    case 'open':
      return choose(state, screen, world);
    case 'shell':
      return shellThere(state, screen, world);
    case 'compare-hosts':
      return openDifference(state, screen.step, troubledOn(state, screen)[screen.host], world);
    case 'whole-output': {
      const planned = state.session === undefined ? undefined : findStep(state.session.plan, screen.step);
      if (planned === undefined || state.session === undefined) return turn(state);
      const host = troubledHosts(planned, state.session.run)[screen.host] ?? '';
      return openOutput(state, { step: planned.id, host }, hostsOf(planned));
    }
    case 'next-host':
    case 'previous-host': {
      const count = troubledOn(state, screen).length;
      const by = action === 'next-host' ? 1 : -1;
      return turn(replace(state, { ...screen, host: (screen.host + by + count) % Math.max(1, count) }));
    }
    default: {
      const by = scrollBy(action, 5);
      const count = failureChoices(state, screen, world.look).length;
      return turn(
        by === undefined
          ? state
          : replace(state, { ...screen, cursor: moveCursor(screen.cursor, by, count) }),
      );
    }
  }
};
