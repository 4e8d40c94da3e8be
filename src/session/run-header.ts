import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Records } from '../engine/initial-state.js';
import type { Plan } from '../plan/types.js';

/** What a run began with, so that its events can be read on their own years later: `run.json` in its folder. */
export interface RunHeader {
  readonly schema: 1;
  /** `user@machine` of the operator. */
  readonly by: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly plan: Plan;
  readonly records: Records;
}

const nameOf = (folder: string): string => join(folder, 'run.json');

export const writeRunHeader = (folder: string, header: RunHeader): void => {
  writeFileSync(nameOf(folder), JSON.stringify(header), { mode: 0o600 });
};

/** Throws where it is not there or was cut off. */
export const readRunHeader = (folder: string): RunHeader =>
  JSON.parse(readFileSync(nameOf(folder), 'utf8')) as RunHeader;
