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
    const run = readRun(name, folder);
    if (run === 'not-whole') unreadable.push(folder);
    else if (run !== 'empty') runs.push(run);
  }
  return { runs: runs.sort((a, b) => a.header.startedAt - b.header.startedAt), unreadable };
};

/** The runs of one session, latest first, each read when it is asked for. Those that are not whole are left out. */
export function* latestRuns(home: string, session: string): Generator<RecordedRun> {
  const folder = join(runsFolder(home), session);
  for (const name of namesIn(folder).toReversed()) {
    const run = readRun(name, join(folder, name));
    if (typeof run !== 'string') yield run;
  }
}

const readRun = (name: string, folder: string): RecordedRun | 'empty' | 'not-whole' => {
  try {
    const events = readEvents(join(folder, 'events.jsonl'));
    return events.length === 0 ? 'empty' : { name, folder, header: readRunHeader(folder), events };
  } catch {
    return 'not-whole';
  }
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
