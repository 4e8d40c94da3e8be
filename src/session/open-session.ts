import { mkdirSync, writeFileSync } from 'node:fs';
import { initialState, type Records } from '../engine/initial-state.js';
import type { Recorder } from '../execute/ports.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { Plan } from '../plan/types.js';
import { saying, type Saying, type Told } from '../words/saying.js';
import { createRecorder } from './create-recorder.js';
import { takeLock, type Lock } from './lock.js';
import { keepOlderForm, readSession, setCorruptAside } from './read-session.js';
import { writeRunHeader } from './run-header.js';
import { schemaVersion, type SessionFile } from './session-file.js';
import { createSessionStore } from './session-store.js';
import { lockFile, runFolder, sessionFile, sessionName, sessionsFolder } from './session-paths.js';
import { summaryOf } from './summary.js';

export type OpenedSession =
  | {
      readonly kind: 'opened';
      readonly records: Records;
      readonly recorder: Recorder;
      /** Where this run keeps its events and output. */
      readonly folder: string;
      /** What the person should know, as that a broken file was set aside. */
      readonly warnings: readonly Told[];
    }
  /** Another program works on it: it may be looked at. */
  | { readonly kind: 'held'; readonly records: Records; readonly holder: Saying }
  | { readonly kind: 'refused'; readonly message: Told; readonly hint: Told };

export interface SessionOptions {
  /** KUBEWALK_HOME. */
  readonly home: string;
  readonly plan: Plan;
  /** Names the run. */
  readonly now: Date;
  /** `user@machine` of the operator, for the record. */
  readonly by: string;
  readonly version: string;
  /** Bytes that are kept of what one step prints on one host. */
  readonly logLimitBytes: number;
}

/** Takes the session of this plan, or says who has it. */
export const openSession = (options: SessionOptions): OpenedSession => {
  const { home, plan, now } = options;
  const name = sessionName(plan.runbook.id, plan.cluster.name);
  let lock: Lock | undefined;
  try {
    mkdirSync(sessionsFolder(home), { recursive: true, mode: 0o700 });
    lock = takeLock(lockFile(home, name), now);
    return take(name, lock, options);
  } catch (error) {
    if (lock?.kind === 'taken') lock.release();
    if (errnoOf(error) === undefined) throw error;
    return {
      kind: 'refused',
      message: saying('session.cannotKeep', { home, why: fileTrouble(error) }),
      hint: saying('session.cannotKeepHint'),
    };
  }
};

const take = (name: string, lock: Lock, options: SessionOptions): OpenedSession => {
  const { home, plan, now, by, version, logLimitBytes } = options;
  const read = readSession(home, name);
  const refuse = (message: Told, hint: Told): OpenedSession => {
    if (lock.kind === 'taken') lock.release();
    return { kind: 'refused', message, hint };
  };
  if (read.kind === 'newer') {
    return refuse(
      saying('session.newerForm', { name, form: read.schema, known: schemaVersion }),
      saying('session.newerFormHint'),
    );
  }
  const before = read.kind === 'read' ? read.session : undefined;
  if (before && isAnotherCluster(before, plan)) {
    return refuse(
      saying('session.anotherCluster', { name, file: before.clusterFile }),
      saying('session.anotherClusterHint', { file: plan.cluster.file }),
    );
  }
  const records = before?.records ?? {};
  if (lock.kind === 'held') return { kind: 'held', records, holder: lock.holder };
  const warnings: Told[] = [];
  if (read.kind === 'corrupt') {
    const aside = setCorruptAside(home, name, now);
    warnings.push(saying('session.setAside', { why: read.why, aside }));
  }
  if (read.kind === 'read' && read.form !== undefined) keepOlderForm(home, name, read.form);
  if (before) writeFileSync(`${sessionFile(home, name)}.bak`, JSON.stringify(before), { mode: 0o600 });
  const run = now.toISOString().replaceAll(':', '-');
  const folder = runFolder(home, name, run);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeRunHeader(folder, { schema: 1, by, version, startedAt: now.getTime(), plan, records });
  const store = createSessionStore(home, name, sessionOf(plan, records, run, now));
  return {
    kind: 'opened',
    records,
    recorder: createRecorder({ plan, store, folder, logLimitBytes, release: lock.release }),
    folder,
    warnings,
  };
};

const sessionOf = (plan: Plan, records: Records, run: string, now: Date): SessionFile => ({
  schema: schemaVersion,
  runbook: plan.runbook.id,
  cluster: plan.cluster.name,
  clusterFile: plan.cluster.file,
  addresses: plan.hosts.map(({ address }) => address),
  lastUsed: now.getTime(),
  run,
  ...summaryOf(plan, initialState(plan, records)),
  records,
});

/** The same name in another file, with no host in common, is another cluster: its certificates must not mix. */
const isAnotherCluster = (session: SessionFile, plan: Plan): boolean =>
  session.clusterFile !== plan.cluster.file &&
  !plan.hosts.some(({ address }) => session.addresses.includes(address));
