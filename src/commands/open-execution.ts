import { randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createArtifactStore } from '../artifacts/create-artifact-store.js';
import { initialState } from '../engine/initial-state.js';
import { createExecution } from '../execute/create-execution.js';
import type { Execution } from '../execute/execution.js';
import type { CertificateIssuer, Clock, Prompts, Recorder } from '../execute/ports.js';
import { createSecretValues } from '../execute/secret-values.js';
import { kubewalkHome } from '../files/home.js';
import { logLimit } from '../session/log-limit.js';
import { openSession } from '../session/open-session.js';
import { saying, type Told } from '../words/saying.js';
import { findSecret } from './find-secret.js';
import type { LoadedPlan } from './load-plan.js';
import { ownVersion } from './own-version.js';
import { reachHosts } from './reach-hosts.js';
import { steadyNow } from './steady-now.js';

export interface ExecutionOptions {
  readonly prompts: Prompts;
  /** Record the key of every host seen for the first time. */
  readonly acceptNew?: boolean;
}

export type OpenedExecution =
  | {
      readonly kind: 'opened';
      readonly execution: Execution;
      readonly folder: string;
      readonly warnings: readonly Told[];
    }
  /** Another program has the session. `execution` shows how things stand and carries nothing out. */
  | { readonly kind: 'held'; readonly execution: Execution; readonly holder: Told }
  | { readonly kind: 'refused'; readonly message: Told; readonly hint: Told };

/** Takes the session and wires an execution to real hosts. What is large of it is loaded when it is needed. */
export const openExecution = async (
  { plan, cluster }: LoadedPlan,
  { prompts, acceptNew }: ExecutionOptions,
): Promise<OpenedExecution> => {
  const home = kubewalkHome(process.env);
  const connections = await reachHosts(cluster.hosts, prompts, home, acceptNew);
  const logLimitBytes = logLimit(process.env);
  if (logLimitBytes === undefined) {
    return {
      kind: 'refused',
      message: saying('refused.logLimit', { value: process.env['KUBEWALK_LOG_LIMIT'] ?? '' }),
      hint: saying('refused.logLimitHint'),
    };
  }
  const by = `${userInfo().username}@${hostname()}`;
  const session = openSession({ home, plan, now: new Date(), by, version: ownVersion(), logLimitBytes });
  if (session.kind === 'refused') return session;
  const held = session.kind === 'held';
  const execution = createExecution(plan, initialState(plan, session.records), {
    remotes: connections.remotes,
    openShell: connections.openShell,
    disconnect: () => connections.close(),
    artifacts: createArtifactStore({ folder: cluster.artifacts, cache: join(home, 'artifacts') }),
    secrets: createSecretValues(findSecret(plan.cluster.file, prompts)),
    certificates: issuerWhenAsked(join(home, 'pki', plan.cluster.name)),
    recorder: held ? keepsNothing : session.recorder,
    clock,
    newId: () => `${Date.now().toString(36)}${randomBytes(3).toString('hex')}`,
  });
  return held
    ? { kind: 'held', execution: lookOnly(execution), holder: session.holder }
    : { kind: 'opened', execution, folder: session.folder, warnings: session.warnings };
};

/** The maker of certificates is large, and most walks ask for none. */
const issuerWhenAsked = (folder: string): CertificateIssuer => {
  let issuer: Promise<CertificateIssuer> | undefined;
  const load = async (): Promise<CertificateIssuer> => {
    const { createIssuer } = await import('../pki/create-issuer.js');
    return createIssuer({ folder, now: () => new Date() });
  };
  return {
    async issue(host, certificate) {
      issuer ??= load();
      return (await issuer).issue(host, certificate);
    },
  };
};

/** What another program works on can be looked at, not steered. */
const lookOnly = (execution: Execution): Execution => ({ ...execution, send: () => undefined });

const keepsNothing: Recorder = {
  record: () => undefined,
  print: () => undefined,
  whenCut: () => undefined,
  close: () => Promise.resolve(),
};

const clock: Clock = {
  now: steadyNow,
  elapsed: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};
