import type { Records } from '../engine/initial-state.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { Plan } from '../plan/types.js';
import { readSession, type ReadSession } from './read-session.js';
import { sessionFile, sessionName } from './session-paths.js';

export type Recalled =
  | { readonly kind: 'recalled'; readonly records: Records }
  | { readonly kind: 'unreadable'; readonly message: string; readonly hint: string };

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
        message: `the session ${path} cannot be read: ${read.why}`,
        hint: 'the next run sets it aside and looks at the hosts instead',
      };
    case 'trouble':
      return {
        kind: 'unreadable',
        message: `the session ${path} cannot be read: ${read.why}`,
        hint: 'set KUBEWALK_HOME to a folder that can be read and written',
      };
    case 'newer':
      return {
        kind: 'unreadable',
        message: `the session ${path} was written by a newer kubewalk`,
        hint: 'look at it with the newer kubewalk',
      };
  }
};

type ReadOrTrouble = ReadSession | { readonly kind: 'trouble'; readonly why: string };

const readOrTrouble = (home: string, name: string): ReadOrTrouble => {
  try {
    return readSession(home, name);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return { kind: 'trouble', why: fileTrouble(error) };
  }
};
