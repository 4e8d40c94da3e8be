import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineEvent } from '../engine/types.js';
import { errnoOf } from '../files/errno.js';
import { wholeLines } from '../files/whole-lines.js';
import { readRunHeader, type RunHeader } from './run-header.js';
import { runsFolder } from './session-paths.js';

/** One start of the program on a session, as it was recorded. */
export interface RecordedRun {
  /** As in `2026-11-22T22-30-20.041Z`. */
  readonly name: string;
  readonly folder: string;
  readonly header: RunHeader;
  readonly events: readonly EngineEvent[];
}

/** Every run in which something happened, oldest first. A run whose record is not whole is told of by its folder. */
export const listRuns = (
  home: string,
): { readonly runs: readonly RecordedRun[]; readonly unreadable: readonly string[] } => {
  const folders = namesIn(runsFolder(home)).flatMap((session) =>
    namesIn(join(runsFolder(home), session)).map((name) => ({
      name,
      folder: join(runsFolder(home), session, name),
    })),
  );
  const runs: RecordedRun[] = [];
  const unreadable: string[] = [];
  for (const { name, folder } of folders) {
    try {
      const events = readEvents(join(folder, 'events.jsonl'));
      if (events.length > 0) runs.push({ name, folder, header: readRunHeader(folder), events });
    } catch {
      unreadable.push(folder);
    }
  }
  return { runs: runs.sort((a, b) => a.header.startedAt - b.header.startedAt), unreadable };
};

const readEvents = (path: string): readonly EngineEvent[] =>
  wholeLines(path).map((line) => JSON.parse(line) as EngineEvent);

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
};
