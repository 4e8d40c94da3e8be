import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readIfThere } from '../files/read-if-there.js';
import { replayedState, type ReplayedState } from './replayed-state.js';

/** Hosts on which `done` is done and nothing else was asked yet. */
export const newState = (done: readonly string[]): ReplayedState => ({
  done: [...done],
  bootId: randomUUID(),
  hosts: {},
});

/** What is remembered at `path`; `undefined` where nothing is, or nothing that can be understood. */
export const recallState = async (path: string): Promise<ReplayedState | undefined> => {
  const text = await readIfThere(path);
  const read = text === undefined ? undefined : replayedState.safeParse(parseOrNothing(text));
  return read?.success === true ? read.data : undefined;
};

/** At once and whole, as a host that loses its power has written what it said it had. */
export const keepState = (path: string, state: ReplayedState): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, JSON.stringify(state));
  renameSync(`${path}.part`, path);
};

const parseOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
