import { createSecretValues } from '../../src/execute/secret-values.js';
import type { EngineEvent, RunState } from '../../src/engine/types.js';
import type { World } from '../../src/execute/create-execution.js';
import type {
  Clock,
  FileToInstall,
  HostFacts,
  Job,
  JobEnd,
  JobListener,
  LogCut,
  PrintedLine,
  Recorder,
  Remote,
  RemoteFile,
  RunningJob,
} from '../../src/execute/ports.js';

/** Time that passes only while somebody sleeps. */
export class FakeClock implements Clock {
  ms = 1_000_000;
  now = (): number => this.ms;
  elapsed = (): number => this.ms;
  sleep = (ms: number): Promise<void> => {
    this.ms += ms;
    return Promise.resolve();
  };
}

export type Behave = (
  job: Job,
  say: (text: string, stream?: 'stdout' | 'stderr') => void | Promise<void>,
) => JobEnd | Promise<JobEnd>;

/** A host of files and jobs that behaves as a test says; it notes everything that it is asked. */
export class FakeRemote implements Remote {
  readonly host: string;
  readonly asked: string[] = [];
  readonly files = new Map<string, RemoteFile>();
  readonly installed: FileToInstall[] = [];
  readonly jobs: Job[] = [];
  behave: Behave = () => ({ kind: 'exited', code: 0 });
  whenAttached: Behave = () => ({ kind: 'unknown', why: 'there is no such job' });
  refuse: Error | undefined;
  spoil: Error | undefined;

  constructor(host: string) {
    this.host = host;
  }

  connect(): Promise<HostFacts> {
    this.asked.push('connect');
    if (this.refuse) return Promise.reject(this.refuse);
    return Promise.resolve({ family: 'debian', os: 'debian', osVersion: '12', arch: 'amd64', bootId: 'b' });
  }

  run(job: Job, listener: JobListener): RunningJob {
    this.asked.push(`run ${job.id}`);
    this.jobs.push(job);
    return this.#follow(job, this.behave, listener);
  }

  attach(id: string, listener: JobListener): RunningJob {
    this.asked.push(`attach ${id}`);
    return this.#follow({ id, script: '', timeoutMs: 0 }, this.whenAttached, listener);
  }

  forget(id: string): void {
    this.asked.push(`forget ${id}`);
  }

  inspect(paths: readonly string[]): Promise<readonly (RemoteFile | undefined)[]> {
    this.asked.push(`inspect ${paths.join(' ')}`);
    return Promise.resolve(paths.map((path) => this.files.get(path)));
  }

  read(path: string): Promise<string | undefined> {
    this.asked.push(`read ${path}`);
    return Promise.resolve(undefined);
  }

  install(file: FileToInstall, onProgress?: (sent: number, total: number) => void): Promise<void> {
    this.asked.push(`install ${file.path}`);
    if (this.spoil) return Promise.reject(this.spoil);
    onProgress?.(1, 1);
    this.installed.push(file);
    const { path, sha256, mode, owner } = file;
    this.files.set(path, { sha256, mode, owner });
    return Promise.resolve();
  }

  #follow(job: Job, behave: Behave, listener: JobListener): RunningJob {
    let stop: (end: JobEnd) => void = () => undefined;
    const stopped = new Promise<JobEnd>((resolve) => {
      stop = resolve;
    });
    const lived = Promise.resolve(behave(job, (text, stream = 'stdout') => listener.output(stream, text)));
    return {
      end: Promise.race([stopped, lived]),
      stop: () => {
        this.asked.push(`stop ${job.id}`);
        stop({ kind: 'stopped', by: 'person', signal: 'TERM' });
      },
    };
  }
}

export class FakeRecorder implements Recorder {
  readonly events: EngineEvent[] = [];
  readonly lines: PrintedLine[] = [];
  closed = false;
  /** Called before anything is kept; may throw. */
  before: (event: EngineEvent, state: RunState) => void = () => undefined;
  hold: Promise<void> | undefined;
  tellCut: (cut: LogCut) => void = () => undefined;

  record(event: EngineEvent, _moves: readonly unknown[], state: RunState): void {
    this.before(event, state);
    this.events.push(event);
  }

  print(line: PrintedLine): void | Promise<void> {
    this.lines.push(line);
    return this.hold;
  }

  whenCut(listener: (cut: LogCut) => void): void {
    this.tellCut = listener;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

export const fakeWorld = (hosts: readonly string[]) => {
  const remotes = hosts.map((host) => new FakeRemote(host));
  const recorder = new FakeRecorder();
  const clock = new FakeClock();
  const fetched: string[] = [];
  const issued: string[] = [];
  const opened: string[] = [];
  let walks = 0;
  const world: World = {
    remotes,
    // A promise that a failing `borrow` rejects, as a real one does.
    openShell: async (host, terminal) => {
      await Promise.resolve();
      terminal.borrow();
      opened.push(host);
      terminal.giveBack();
      return { kind: 'exited', code: 0 };
    },
    disconnect: () => Promise.resolve(),
    recorder,
    clock,
    artifacts: {
      fetch(artifact, onProgress) {
        fetched.push(artifact.file);
        onProgress(5, 10);
        return Promise.resolve({ localPath: `/cache/${artifact.file}`, sha256: 'a'.repeat(64), size: 10 });
      },
    },
    certificates: {
      issue(host, { name }) {
        issued.push(`${host} ${name}`);
        return Promise.resolve({ ca: 'CA', certificate: `CERT ${host}`, key: `KEY ${host}` });
      },
    },
    secrets: createSecretValues(({ name }) => Promise.resolve(`value of ${name}`)),
    newId: () => {
      walks += 1;
      return `w${String(walks)}`;
    },
  };
  const [first] = remotes;
  if (!first) throw new Error('a world needs a host');
  return { world, remotes, first, recorder, clock, fetched, issued, opened };
};
