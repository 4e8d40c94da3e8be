import { withDifference } from '../difference/reduce-difference.js';
import { reduceExamined, reduceFixOpened } from '../doctor/reduce-doctor.js';
import { breakTour } from '../doctor/examine-cluster.js';
import { openCluster } from '../home/reduce-home.js';
import { foundOutput, withOutput } from '../output/reduce-output.js';
import { moveOn } from '../run/pace.js';
import { shellEnded } from '../shell/shell-ended.js';
import type { Transfer } from '../../execute/execution.js';
import type { UiEvent } from './events.js';
import { replace, settle, tell, turn, withFiles } from './navigate.js';
import { reduceKey } from './reduce-key.js';
import { reduceMoved } from './reduce-moved.js';
import { reduceCreated, reduceOpened } from './reduce-opened.js';
import type { AppState, Turn, World } from './state.js';

const isSame = (a: Transfer, b: Transfer): boolean =>
  a.step === b.step && a.host === b.host && a.name === b.name;

const progressKept = 500;

const reduceEvent = (state: AppState, event: UiEvent, world: World): Turn => {
  const { session } = state;
  switch (event.type) {
    case 'key-pressed':
      return reduceKey(state, event.key, world);
    case 'cluster-named':
      return openCluster(state, event.clusterFile, world);
    case 'broken-tour-named':
      return breakTour(state, world);
    case 'resized':
      return turn({ ...state, size: event.size });
    case 'time-passed':
      return turn({ ...state, now: event.now });
    case 'sessions-read':
      return turn({ ...state, sessions: event.sessions });
    case 'cluster-opened':
      return reduceOpened(state, event.opened, world);
    case 'cluster-examined':
      return reduceExamined(state, event.clusterFile, event.examination, world);
    case 'fix-opened':
      return reduceFixOpened(state, event, world);
    case 'cluster-created':
      return reduceCreated(state, event.created, world);
    case 'progress-told':
      return state.screen.kind === 'progress'
        ? turn(
            replace(state, {
              ...state.screen,
              lines: [...state.screen.lines, event.line].slice(-progressKept),
            }),
          )
        : turn(state);
    case 'steps-moved':
      return reduceMoved(state, event.run, world.look);
    case 'bytes-moved': {
      if (session === undefined) return turn(state);
      const { transfer, at } = event;
      const before = session.transfers.find((one) => isSame(one, transfer));
      const after = moveOn(before, transfer, at);
      // Each keeps its row on the screen.
      const transfers =
        before === undefined
          ? [...session.transfers, after]
          : session.transfers.map((one) => (one === before ? after : one));
      return turn({ ...state, session: { ...session, transfers } });
    }
    case 'link-changed': {
      if (session === undefined) return turn(state);
      const { host, state: link } = event.change;
      return turn({ ...state, session: { ...session, links: { ...session.links, [host]: link } } });
    }
    case 'log-cut': {
      const { host, limitBytes, lastLines } = event.cut;
      const limit = String(limitBytes / 1_000_000);
      return turn(tell(state, world.look.t('run.logCut', { host, limit, lines: String(lastLines) }), 'warn'));
    }
    case 'files-compared':
      return turn(withFiles(state, event.step, event.host, event.files));
    case 'certificates-read':
      return turn(
        session === undefined
          ? state
          : { ...state, session: { ...session, certificates: event.certificates } },
      );
    case 'output-read':
      return withOutput(state, event.place, world, (screen) =>
        turn(replace(state, { ...screen, kept: event.kept })),
      );
    case 'output-found':
      return withOutput(state, event.place, world, (screen, facts) =>
        foundOutput(state, screen, facts, event.line, world),
      );
    case 'outputs-compared':
      return turn(withDifference(state, event, event.difference));
    case 'shell-ended': {
      const { text, tone } = shellEnded(event.host, event.end, world.look);
      return turn(tell(settle(state), text, tone));
    }
    case 'told':
      return turn(tell(state, event.text, event.tone));
    case 'trouble-met': {
      const { message, hint } = event.trouble;
      const { say } = world.look;
      return turn(tell(settle(state), `${say(message)} ${say(hint)}`, 'bad'));
    }
    case 'question-asked':
      return turn({ ...state, questions: [...state.questions, event.question] });
  }
};

/** What is on the screen next, and what is to be done outside: the whole behaviour of the UI, without side effects. */
export const reduce = (state: AppState, event: UiEvent, world: World): Turn => {
  const next = reduceEvent(state, event, world);
  // Whatever opened the summary, what it tells of is looked up.
  return next.state.screen.kind === 'end' && state.screen.kind !== 'end'
    ? { ...next, effects: [...next.effects, { type: 'read-certificates' }] }
    : next;
};
