/** The hosts of a practice lab, worked on by the real execution while every answer of theirs is kept. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createArtifactStore } from '../../../src/artifacts/create-artifact-store.js';
import type { Cluster } from '../../../src/cluster/types.js';
import { askHosts, usualDeadlines, type Answers } from '../../../src/commands/ask-hosts.js';
import { reachHosts } from '../../../src/commands/reach-hosts.js';
import { initialState } from '../../../src/engine/initial-state.js';
import { findStep, findWork } from '../../../src/engine/work.js';
import { createExecution } from '../../../src/execute/create-execution.js';
import type { Clock, Prompts, Recorder } from '../../../src/execute/ports.js';
import { createSecretValues } from '../../../src/execute/secret-values.js';
import { createIssuer } from '../../../src/pki/create-issuer.js';
import type { Plan } from '../../../src/plan/types.js';
import type { Remotes } from '../../../src/ssh/create-remotes.js';
import type { Answer } from '../../../src/tour/recording.js';
import { listenTo, type Done } from './listening-remote.js';

export interface ListenedCluster {
  readonly cluster: Cluster;
  /** Folder of its authorities. */
  readonly pki: string;
  /** What is done by now, the latest last. */
  readonly done: Done;
  answersOf(host: string): readonly Answer[];
  /** Carries steps of a plan out, or undoes them. Gives back how the walk ended. */
  walk(plan: Plan, steps: readonly string[], kind?: 'do' | 'undo'): Promise<string | undefined>;
  /** Has the doctor look at all hosts. */
  look(): Promise<Answers>;
}

const nobody: Prompts = {
  acceptHostKey: () => Promise.resolve(false),
  secret: () => Promise.resolve(undefined),
};

const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};

export const listenToCluster = (
  cluster: Cluster,
  folders: { readonly home: string; readonly releases: string },
  say: (line: string) => void,
): ListenedCluster => {
  const done: Done = new Set();
  const answers = new Map<string, Answer[]>(cluster.hosts.map(({ name }) => [name, []]));
  const pki = join(folders.home, 'pki');
  const recorder: Recorder = {
    record: () => undefined,
    print: ({ phase, step, host, text }) => {
      if (phase === 'run') say(`${step} ${host}: ${text}`.slice(0, 160));
    },
    whenCut: () => undefined,
    close: () => Promise.resolve(),
  };
  /** Over connections of its own, whatever comes of it. */
  const connected = async <T>(
    plan: Plan | undefined,
    work: (connections: Remotes) => Promise<T>,
  ): Promise<T> => {
    const connections = await reachHosts(cluster.hosts, nobody, folders.home);
    const remotes = connections.remotes.map((remote) =>
      listenTo(remote, done, {
        answers: answers.get(remote.host) ?? [],
        workOf: (id) => {
          const step = plan && findStep(plan, id);
          return step && findWork(step, remote.host);
        },
      }),
    );
    try {
      return await work({ ...connections, remotes });
    } finally {
      await connections.close();
    }
  };
  return {
    cluster,
    pki,
    done,
    answersOf: (host) => answers.get(host) ?? [],
    walk: (plan, steps, kind = 'do') =>
      connected(plan, ({ remotes, openShell }) => {
        const execution = createExecution(plan, initialState(plan, {}), {
          remotes,
          openShell,
          disconnect: () => Promise.resolve(),
          artifacts: createArtifactStore({ folder: folders.releases, cache: join(folders.home, 'cache') }),
          certificates: createIssuer({ folder: pki, now: () => new Date() }),
          secrets: createSecretValues(() => Promise.resolve(undefined)),
          recorder,
          clock,
          newId: () => Date.now().toString(36),
        });
        execution.send({ type: 'walk-requested', kind, steps });
        return execution.idle();
      }),
    look: () =>
      connected(undefined, ({ remotes }) => askHosts(cluster.hosts, remotes, () => false, usualDeadlines)),
  };
};
