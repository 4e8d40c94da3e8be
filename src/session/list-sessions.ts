import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../files/errno.js';
import { readSession } from './read-session.js';
import type { SessionFile } from './session-file.js';
import { sessionsFolder } from './session-paths.js';

/** Every session that can be read, latest first. Those that cannot are told of when they are opened. */
export const listSessions = (home: string): readonly SessionFile[] =>
  sessionFilesIn(sessionsFolder(home))
    .map(readSession)
    .flatMap((read) => (read.kind === 'read' ? [read.session] : []))
    .sort((a, b) => b.lastUsed - a.lastUsed);

const sessionFilesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
};
