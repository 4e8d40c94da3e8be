import type { Phase } from '../engine/types.js';
import { createLineReader, type CleanLine } from '../output/line-reader.js';
import type { Job, JobEnd, JobListener, PrintedLine, Remote, RunningJob, Stream } from './ports.js';

/** Jobs of one walk: started, listened to, and stopped together. After a stop none is started. */
export interface Jobs {
  run(remote: Remote, job: Job, to: LineTarget): Promise<JobEnd>;
  attach(remote: Remote, id: string, to: LineTarget): Promise<JobEnd>;
  stop(): void;
  /** What runs goes on. */
  startNoMore(): void;
}

export interface LineTarget {
  readonly step: string;
  readonly phase: Phase;
  print(line: PrintedLine): void | Promise<void>;
  link(state: 'lost' | 'back'): void;
}

export const createJobs = (): Jobs => {
  const running = new Set<RunningJob>();
  let stopped = false;
  const follow = async (
    remote: Remote,
    to: LineTarget,
    start: (listener: JobListener) => RunningJob,
  ): Promise<JobEnd> => {
    if (stopped) return { kind: 'stopped', by: 'person', signal: 'TERM' };
    const lines = linesTo(remote.host, to);
    const job = start(lines.listener);
    running.add(job);
    const end = await job.end;
    running.delete(job);
    await lines.flush();
    return end;
  };
  return {
    run: (remote, job, to) => follow(remote, to, (listener) => remote.run(job, listener)),
    attach: (remote, id, to) => follow(remote, to, (listener) => remote.attach(id, listener)),
    stop() {
      stopped = true;
      for (const job of running) job.stop();
    },
    startNoMore() {
      stopped = true;
    },
  };
};

const linesTo = (host: string, target: LineTarget) => {
  const { step, phase } = target;
  const readers = { stdout: createLineReader(), stderr: createLineReader() };
  const printAll = async (stream: Stream, lines: readonly CleanLine[]): Promise<void> => {
    for (const line of lines) await target.print({ step, host, phase, stream, ...line });
  };
  const listener: JobListener = {
    output: (stream, text) => printAll(stream, readers[stream].push(text)),
    link: (state) => {
      target.link(state);
    },
  };
  return {
    listener,
    async flush() {
      await printAll('stdout', readers.stdout.flush());
      await printAll('stderr', readers.stderr.flush());
    },
  };
};
