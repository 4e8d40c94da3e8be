import { join } from 'node:path';

/** Where the sessions of a kubewalk home are kept. */
export const sessionsFolder = (home: string): string => join(home, 'sessions');

/** The name of a session: one for every runbook on every cluster. */
export const sessionName = (runbook: string, cluster: string): string => `${runbook}@${cluster}`;

export const sessionFile = (home: string, name: string): string => join(sessionsFolder(home), `${name}.json`);

/** What changed since the session's file was written. */
export const journalFile = (home: string, name: string): string =>
  join(sessionsFolder(home), `${name}.journal`);

export const lockFile = (home: string, name: string): string => join(sessionsFolder(home), `${name}.lock`);

export const runsFolder = (home: string): string => join(home, 'runs');

/** A folder for every run: what it began with, its events and what every step printed on every host. */
export const runFolder = (home: string, name: string, run: string): string =>
  join(runsFolder(home), name, run);
