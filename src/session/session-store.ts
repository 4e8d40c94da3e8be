import { rmSync, writeFileSync } from 'node:fs';
import { appendLine } from '../files/append-line.js';
import { Conf } from './conf.js';
import { withChange, type Change } from './journal.js';
import type { SessionFile } from './session-file.js';
import { journalFile, sessionFile, sessionsFolder } from './session-paths.js';

/** Keeps a session on disk: the whole of it now and then, and in between every change as it comes. */
export interface SessionStore {
  /** `toDisk`: it is to outlive a power cut. */
  change(change: Change, toDisk: boolean): void;
  /** Writes the whole session, so that there are no changes beside it. */
  write(): void;
}

/** The session is on disk when this returns. */
export const createSessionStore = (home: string, name: string, start: SessionFile): SessionStore => {
  const conf = new Conf<SessionFile>({
    cwd: sessionsFolder(home),
    configName: name,
    configFileMode: 0o600,
    // Host names and addresses hold dots.
    accessPropertiesByDotNotation: false,
    // A file that cannot be read is set aside when the session is opened, never emptied.
    clearInvalidConfig: false,
    serialize: (session) => {
      const text = JSON.stringify(session);
      proveRoom(sessionFile(home, name), text);
      return text;
    },
  });
  const journal = journalFile(home, name);
  let session = start;
  const write = (): void => {
    conf.store = session;
    writeFileSync(journal, '', { mode: 0o600 });
  };
  write();
  return {
    change(change, toDisk) {
      appendLine(journal, JSON.stringify(change), toDisk);
      session = withChange(session, change);
    },
    write,
  };
};

/**
 * conf's writer takes a write that the disk cut short for a whole one, and half a session would replace the good
 * one. Node's own writer throws instead.
 */
const proveRoom = (path: string, text: string): void => {
  const probe = `${path}.room`;
  try {
    writeFileSync(probe, text, { mode: 0o600 });
  } finally {
    rmSync(probe, { force: true });
  }
};
