/** Starts the recorded hosts and writes the cluster file that leads to them. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readIfThere } from '../files/read-if-there.js';
import { writeFileWhole } from '../files/write-file-whole.js';
import { clusterText } from './cluster-text.js';
import { keepState, newState, recallState } from './keep-state.js';
import { newKey } from './new-key.js';
import type { Pace } from './pace.js';
import type { Recording } from './recording.js';
import { ReplayedHost } from './replayed-host.js';
import { loopback, serveHost, type Doors } from './serve-host.js';
import { writeStandIn } from './stand-in.js';

export interface Tour {
  /** Where everything of it is kept. */
  readonly folder: string;
  readonly clusterName: string;
  readonly clusterFile: string;
}

export interface OpenedTour {
  /** The hosts are again as in the beginning. */
  startOver(): void;
}

export const openTour = async (
  { folder, clusterName, clusterFile }: Tour,
  recording: Recording,
  /** What is done on the hosts in the beginning. */
  done: readonly string[],
  pace: Pace,
): Promise<OpenedTour> => {
  await mkdir(folder, { recursive: true });
  const statePath = join(folder, 'hosts.json');
  const state = (await recallState(statePath)) ?? newState(done);
  const keep = (): void => {
    keepState(statePath, state);
  };
  const files = {
    name: clusterName,
    identityFile: join(folder, 'id_ecdsa'),
    knownHosts: join(folder, 'known_hosts'),
    artifacts: join(folder, 'artifacts'),
  };
  const keys = await takeKeys(folder, files);
  const hosts = recording.hosts.map((each) => new ReplayedHost(each, state, pace, keep));
  const served = await Promise.all(hosts.map((host) => serveHost(host, keys)));
  await Promise.all([
    writeFileWhole(clusterFile, clusterText(recording, served, files), 0o644),
    ...recording.artifacts.map((name) => writeStandIn(files.artifacts, name)),
  ]);
  return {
    startOver() {
      Object.assign(state, newState(done));
      keep();
    },
  };
};

/** Kept, so that a second program that opens the tour does not lock the first one out. Ports change, so any will do. */
const takeKeys = async (
  folder: string,
  { identityFile, knownHosts }: { readonly identityFile: string; readonly knownHosts: string },
): Promise<Doors> => {
  const kept = join(folder, 'keys.json');
  const text = await readIfThere(kept);
  if (text !== undefined) return doors.parse(JSON.parse(text));
  const [host, visitor] = [newKey(), newKey()];
  await writeFileWhole(identityFile, visitor.private, 0o600);
  await writeFileWhole(knownHosts, `[${loopback}]:* ${host.public}\n`, 0o644);
  const made = { hostKey: host.private, visitor: visitor.public };
  await writeFileWhole(kept, JSON.stringify(made), 0o600);
  return made;
};

const doors = z.strictObject({ hostKey: z.string(), visitor: z.string() });
