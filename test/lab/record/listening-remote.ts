/** A host that is listened to: whatever is asked of it goes through, and its answers are kept. */
import type { Job, JobEnd, JobListener, Remote, RunningJob } from '../../../src/execute/ports.js';
import { toShell } from '../../../src/plan/script.js';
import type { Script } from '../../../src/plan/types.js';
import { scriptName } from '../../../src/tour/script-name.js';
import type { Answer, Chunk } from '../../../src/tour/recording.js';

/** What is done in the cluster, in the order it was done; shared by its hosts. */
export type Done = Set<string>;

export interface Heard {
  readonly answers: Answer[];
  /** The check of a step on this host, where it has one. */
  readonly checkOf: (step: string) => Script | undefined;
}

export const listenTo = (remote: Remote, done: Done, { answers, checkOf }: Heard): Remote => {
  const start = (job: Job, listener: JobListener): RunningJob => {
    const begun = Date.now();
    const chunks: Chunk[] = [];
    const running = remote.run(job, {
      ...listener,
      output: (stream, text) => {
        chunks.push([Date.now() - begun, stream === 'stdout' ? 'out' : 'err', text]);
        return listener.output(stream, text);
      },
    });
    const keep = (end: JobEnd): JobEnd => {
      if (end.kind === 'exited') record(job, chunks, Date.now() - begun, end.code);
      return end;
    };
    return {
      end: running.end.then(keep),
      stop: () => {
        running.stop();
      },
    };
  };

  const record = (job: Job, chunks: readonly Chunk[], ms: number, exit: number): void => {
    const { step, phase } = namesOf(job.id);
    const key = `${step}@${remote.host}`;
    const latest = [...done].at(-1);
    const needs =
      phase === 'doctor'
        ? latest === undefined
          ? []
          : [latest]
        : phase === 'run' || !done.has(key)
          ? []
          : [key];
    const answer: Answer = {
      step,
      phase,
      script: scriptName(step, job.script),
      needs,
      chunks: phase === 'doctor' ? whole(chunks) : chunks,
      ms,
      exit,
      ...(phase === 'run' && exit === 0 && { does: [key] }),
    };
    if (answer.does) done.add(key);
    add(answers, answer);
  };

  return {
    host: remote.host,
    connect: () => remote.connect(),
    attach: (id, listener) => remote.attach(id, listener),
    forget: (id) => {
      remote.forget(id);
    },
    inspect: (paths) => remote.inspect(paths),
    read: (path) => remote.read(path),
    install: (file, onProgress) => remote.install(file, onProgress),
    run(job, listener) {
      const { step, phase } = namesOf(job.id);
      const check = phase === 'run' ? checkOf(step) : undefined;
      const known =
        check !== undefined && answers.some((each) => each.script === scriptName(step, toShell(check)));
      if (check === undefined || known) return start(job, listener);
      // Files were missing, so that nobody asked. On the tour somebody may: after files came and before the run.
      const look = start(
        { id: job.id.replace('.run.', '.check.'), script: toShell(check), timeoutMs: job.timeoutMs },
        { output: () => undefined },
      );
      let stopped = false;
      let running: RunningJob | undefined;
      return {
        end: look.end.then(() => {
          running = start(job, listener);
          if (stopped) running.stop();
          return running.end;
        }),
        stop: () => {
          stopped = true;
          running?.stop();
        },
      };
    },
  };
};

/** One answer for each thing that can be asked; of runs, those that failed before the one that did not. */
const add = (answers: Answer[], answer: Answer): void => {
  const same = (each: Answer): boolean =>
    each.script === answer.script && each.needs.join(' ') === answer.needs.join(' ');
  const before = answers.filter(same);
  if (answer.phase === 'run') {
    if (before.every(({ exit }) => exit !== 0)) answers.push(answer);
    return;
  }
  const at = answers.findIndex(same);
  if (at !== -1) answers.splice(at, 1);
  answers.push(answer);
};

const whole = (chunks: readonly Chunk[]): readonly Chunk[] =>
  (['out', 'err'] as const).flatMap((stream): readonly Chunk[] => {
    const text = chunks
      .filter(([, each]) => each === stream)
      .map(([, , part]) => part)
      .join('');
    return text === '' ? [] : [[chunks[0]?.[0] ?? 0, stream, text]];
  });

const namesOf = (id: string): { readonly step: string; readonly phase: Answer['phase'] } => {
  const [, what = '', step] = id.split('.');
  if (step === undefined) return { step: 'doctor', phase: 'doctor' };
  if (what === 'run' || what === 'check' || what === 'undo') return { step, phase: what };
  return { step, phase: 'verify' };
};
