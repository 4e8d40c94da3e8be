import type { UiEvent } from '../app/events.js';
import type { AppState, DoctorScreen, OpenedSession, Turn, World } from '../app/state.js';
import { pop, push, replace, settle, tell, turn } from '../app/navigate.js';
import { askWord, requestWalk } from '../app/request-walk.js';
import { openCluster } from '../home/reduce-home.js';
import type { Action } from '../keys/key-map.js';
import { layoutOf } from '../app/layout.js';
import { scrollTop } from '../lines/scroll.js';
import { examineCluster } from './examine-cluster.js';
import type { Examination } from './examination.js';
import { doctorLines } from './present-doctor.js';

type FixOpened = Extract<UiEvent, { type: 'fix-opened' }>;

export const reduceExamined = (
  before: AppState,
  clusterFile: string,
  examination: Examination,
  { look }: World,
): Turn => {
  const state = settle(before);
  if (examination.kind !== 'examined') {
    const { kind } = examination;
    const title = look.t('problems.cannotOpen');
    return turn(
      push(
        state,
        kind === 'problems'
          ? { kind: 'problems', title, problems: examination.problems, top: 0 }
          : { ...examination, kind: 'problems', title, problems: [], top: 0 },
      ),
    );
  }
  const { cluster, findings, mended, bundle, recording } = examination;
  const screen: DoctorScreen = {
    kind: 'doctor',
    clusterFile,
    cluster,
    findings,
    mended,
    cursor: 0,
    top: 0,
    ...(bundle !== undefined && { bundle }),
    ...(recording === true && { recording }),
  };
  return turn(state.screen.kind === 'doctor' ? replace(state, screen) : push(state, screen));
};

/**
 * The fix stands ready as steps of a plan: from here on it is a walk like any other, with its question before. Undoing
 * it brings a trouble back, so that always wants its word.
 */
export const reduceFixOpened = (before: AppState, { kind, steps, opened }: FixOpened, world: World): Turn => {
  const state = settle(before);
  if (opened.kind === 'held')
    return turn(tell(state, world.look.t('app.heldBy', { holder: opened.holder }), 'warn'));
  if (opened.kind !== 'opened') {
    const { say } = world.look;
    const why = opened.kind === 'refused' ? `${say(opened.message)} ${say(opened.hint)}` : '';
    return turn(tell(state, why, 'bad'));
  }
  const { execution, recordFolder } = opened;
  const { plan } = execution;
  const session: OpenedSession = {
    plan,
    run: execution.state(),
    ...(recordFolder !== undefined && { recordFolder }),
    transfers: [],
    files: {},
    links: {},
  };
  const withSession: AppState = { ...state, session };
  const planned = plan.chapters.flatMap((chapter) => chapter.steps).filter(({ id }) => steps.includes(id));
  const asked = planned.find(({ risk }) => risk === 'destroys') ?? planned[0];
  if (asked === undefined) return turn(withSession);
  const wish = { type: 'walk-requested', kind, steps } as const;
  return kind === 'undo'
    ? turn(askWord(withSession, session, wish, steps[0] ?? asked.id))
    : requestWalk(withSession, wish, asked.id, world.look);
};

export const reduceDoctor = (state: AppState, screen: DoctorScreen, action: Action, world: World): Turn => {
  const { clusterFile, cursor } = screen;
  const findings = screen.findings(world.look);
  const finding = findings[cursor];
  switch (action) {
    case 'back':
      // A session of a fix is not the runbook's: it is read again.
      return state.session === undefined ? turn(pop(state)) : openCluster(state, clusterFile, world);
    case 'again':
      return examineCluster(state, clusterFile, world);
    case 'run':
      return finding?.fix.kind === 'steps'
        ? turn(
            { ...state, busy: world.look.t('doctor.looking') },
            { type: 'open-fix', clusterFile, finding: finding.id },
          )
        : turn(state);
    case 'undo-fix':
      return screen.mended(world.look) === undefined
        ? turn(tell(state, world.look.t('doctor.nothingToUndo')))
        : turn({ ...state, busy: world.look.t('doctor.readingRecord') }, { type: 'open-undo', clusterFile });
    case 'next':
    case 'previous': {
      const by = action === 'next' ? 1 : -1;
      const count = Math.max(1, findings.length);
      return turn(replace(state, { ...screen, cursor: (cursor + by + count) % count, top: 0 }));
    }
    default: {
      const { columns, bodyHeight } = layoutOf(state.size);
      const total = doctorLines(screen, columns - 2, world).length;
      return turn(replace(state, { ...screen, top: scrollTop(screen.top, action, total, bodyHeight) }));
    }
  }
};
