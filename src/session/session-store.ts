import { writeFileSync } from 'node:fs';
import { appendLine } from '../files/append-line.js';
import { writeFileWholeSync } from '../files/write-file-whole.js';
import { withChange, type Change } from './journal.js';
import type { SessionFile } from './session-file.js';
import { journalFile, sessionFile } from './session-paths.js';

/** Keeps a session on disk: the whole of it now and then, and in between every change as it comes. */
export interface SessionStore {
  /** `toDisk`: it is to outlive a power cut. */
  change(change: Change, toDisk: boolean): void;
  /** Writes the whole session, so that there are no changes beside it. */
  write(): void;
}

/** The session is on disk when this returns. */
export const createSessionStore = (home: string, name: string, start: SessionFile): SessionStore => {
  const file = sessionFile(home, name);
  const journal = journalFile(home, name);
  let session = start;
  const write = (): void => {
    writeFileWholeSync(file, JSON.stringify(session), 0o600);
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
