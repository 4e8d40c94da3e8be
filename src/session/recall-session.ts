import type { Records } from '../engine/initial-state.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { Plan } from '../plan/types.js';
import { saying, type Told } from '../words/saying.js';
import { readSession, type ReadSession } from './read-session.js';
import { sessionFile, sessionName } from './session-paths.js';

export type Recalled =
  | { readonly kind: 'recalled'; readonly records: Records }
  | { readonly kind: 'unreadable'; readonly message: Told; readonly hint: Told };

/** What is remembered of a plan, without taking its session or changing anything. */
export const recallSession = (home: string, plan: Plan): Recalled => {
  const name = sessionName(plan.runbook.id, plan.cluster.name);
  const path = sessionFile(home, name);
  const read = readOrTrouble(home, name);
  switch (read.kind) {
    case 'none':
      return { kind: 'recalled', records: {} };
    case 'read':
      return { kind: 'recalled', records: read.session.records };
    case 'corrupt':
      return {
        kind: 'unreadable',
        message: saying('session.unreadable', { path, why: read.why }),
        hint: saying('session.willBeSetAside'),
      };
    case 'trouble':
      return {
        kind: 'unreadable',
        message: saying('session.unreadable', { path, why: read.why }),
        hint: saying('session.readableHome'),
      };
    case 'newer':
      return {
        kind: 'unreadable',
        message: saying('session.newer', { path }),
        hint: saying('session.newerHint'),
      };
  }
};

type ReadOrTrouble = ReadSession | { readonly kind: 'trouble'; readonly why: Told };

const readOrTrouble = (home: string, name: string): ReadOrTrouble => {
  try {
    return readSession(home, name);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return { kind: 'trouble', why: fileTrouble(error) };
  }
};
