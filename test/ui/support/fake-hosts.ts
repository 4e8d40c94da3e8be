import type { Phase } from '../../../src/engine/types.js';
import type { World } from '../../../src/execute/create-execution.js';
import { createSecretValues } from '../../../src/execute/secret-values.js';
import type {
  Job,
  JobEnd,
  JobListener,
  LogCut,
  Remote,
  RunningJob,
  ShellEnd,
} from '../../../src/execute/ports.js';

/** One script that a host was asked to carry out, still waiting for its end. */
export interface Asked {
  readonly host: string;
  readonly phase: Phase | 'attach';
  readonly script: string;
  print(text: string): void;
  end(end: JobEnd): void;
  readonly stopped: boolean;
}

/** A shell that somebody opened, until the test ends it. */
export interface OpenedShell {
  readonly host: string;
  end(end: ShellEnd): void;
}

const phaseOf = (job: Job): Phase => {
  if (job.id.includes('.check.')) return 'check';
  return /\.verify-\d/.test(job.id) ? 'verify' : 'run';
};

/** Hosts that do nothing by themselves: `answer` ends a job, or leaves it waiting for the test to do so. */
export const createFakeHosts = (names: readonly string[], answer: (asked: Asked) => JobEnd | undefined) => {
  const waiting: Asked[] = [];
  const shells: OpenedShell[] = [];
  /** What lies on every host, by path. */
  const onHosts = new Map<string, string>();

  const start = (host: string, phase: Asked['phase'], script: string, listener: JobListener): RunningJob => {
    let finish: (end: JobEnd) => void = () => undefined;
    const end = new Promise<JobEnd>((resolve) => {
      finish = resolve;
    });
    const asked = {
      host,
      phase,
      script,
      stopped: false,
      print(text: string) {
        void listener.output('stdout', text);
      },
      end(how: JobEnd) {
        waiting.splice(waiting.indexOf(asked), 1);
        finish(how);
      },
    };
    waiting.push(asked);
    const at = answer(asked);
    if (at !== undefined) asked.end(at);
    return {
      end,
      stop() {
        asked.stopped = true;
        asked.end({ kind: 'stopped', by: 'person', signal: 'TERM' });
      },
    };
  };

  const remote = (host: string): Remote => ({
    host,
    connect: () =>
      Promise.resolve({ family: 'debian', os: 'debian', osVersion: '12', arch: 'amd64', bootId: 'b' }),
    run: (job, listener) => start(host, phaseOf(job), job.script, listener),
    attach: (id, listener) => start(host, 'attach', id, listener),
    forget: () => undefined,
    inspect: (paths) => Promise.resolve(paths.map(() => undefined)),
    read: (path) => Promise.resolve(onHosts.get(path)),
    install: () => Promise.resolve(),
  });

  let ids = 0;
  let cutLog: (cut: LogCut) => void = () => undefined;
  const world = {
    remotes: names.map(remote),
    openShell: (host, terminal) =>
      new Promise((resolve) => {
        terminal.borrow();
        shells.push({
          host,
          end(end) {
            terminal.giveBack();
            resolve(end);
          },
        });
      }),
    disconnect: () => Promise.resolve(),
    artifacts: { fetch: () => Promise.reject(new Error('no release files here')) },
    certificates: { issue: () => Promise.reject(new Error('no certificates here')) },
    secrets: createSecretValues(() => Promise.resolve('secret')),
    recorder: {
      record: () => undefined,
      print: () => undefined,
      whenCut(listener) {
        cutLog = listener;
      },
      close: () => Promise.resolve(),
    },
    clock: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
    },
    newId: () => {
      ids += 1;
      return `w${ids}`;
    },
  } satisfies World;
  return {
    world,
    waiting,
    shells,
    onHosts,
    /** The record can hold no more of an output. */
    cutLog: (cut: LogCut): void => {
      cutLog(cut);
    },
  };
};
