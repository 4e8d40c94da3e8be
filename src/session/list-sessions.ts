import { readdirSync } from 'node:fs';
import { errnoOf } from '../files/errno.js';
import { readSession } from './read-session.js';
import type { SessionFile } from './session-file.js';
import { sessionsFolder } from './session-paths.js';

/** Every session that can be read, latest first. Those that cannot are told of when they are opened. */
export const listSessions = (home: string): readonly SessionFile[] =>
  namesIn(sessionsFolder(home))
    .map((name) => readSession(home, name))
    .flatMap((read) => (read.kind === 'read' ? [read.session] : []))
    .sort((a, b) => b.lastUsed - a.lastUsed);

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).flatMap((file) => (file.endsWith(end) ? [file.slice(0, -end.length)] : []));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
};

const end = '.json';
