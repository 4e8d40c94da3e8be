/** A host that is listened to: whatever is asked of it goes through, and its answers are kept. */
import { pathsOf } from '../../../src/execute/effects.js';
import type { Job, JobEnd, JobListener, Remote, RunningJob } from '../../../src/execute/ports.js';
import { toShell } from '../../../src/plan/script.js';
import type { HostWork, Script } from '../../../src/plan/types.js';
import { scriptName } from '../../../src/tour/script-name.js';
import type { Answer, Chunk } from '../../../src/tour/recording.js';

/** What is done in the cluster, in the order it was done; shared by its hosts. */
export type Done = Set<string>;

export interface Heard {
  readonly answers: Answer[];
  /** What a step is on this host. */
  readonly workOf: (step: string) => HostWork | undefined;
}

export const listenTo = (remote: Remote, done: Done, { answers, workOf }: Heard): Remote => {
  const start = (
    job: Job,
    listener: JobListener,
    removedPaths: () => Promise<readonly string[]> = () => Promise.resolve([]),
  ): RunningJob => {
    const begun = Date.now();
    const chunks: Chunk[] = [];
    const running = remote.run(job, {
      ...listener,
      output: (stream, text) => {
        chunks.push([Date.now() - begun, stream === 'stdout' ? 'out' : 'err', text]);
        return listener.output(stream, text);
      },
    });
    const keep = async (end: JobEnd): Promise<JobEnd> => {
      const ms = Date.now() - begun;
      if (end.kind === 'exited') record(job, { chunks, ms, exit: end.code }, await removedPaths());
      return end;
    };
    return {
      end: running.end.then(keep),
      stop: () => {
        running.stop();
      },
    };
  };

  const record = (
    job: Job,
    { chunks, ms, exit }: Pick<Answer, 'chunks' | 'ms' | 'exit'>,
    removes: readonly string[],
  ): void => {
    const { step, phase } = namesOf(job.id);
    const key = `${step}@${remote.host}`;
    const changed = exit === 0 && phase === 'undo' ? { undoes: [key], removes } : {};
    const answer: Answer = {
      step,
      phase,
      script: scriptName(step, job.script),
      needs: needsOf(phase, key, done),
      chunks: phase === 'doctor' ? whole(chunks) : chunks,
      ms,
      exit,
      ...(exit === 0 && phase === 'run' ? { does: [key] } : changed),
    };
    for (const each of answer.does ?? []) done.add(each);
    for (const each of answer.undoes ?? []) done.delete(each);
    add(answers, answer);
  };

  /** Files were missing, so that nobody asked. On the tour somebody may: after files came and before the run. */
  const runAfterCheck = (job: Job, listener: JobListener, check: Script): RunningJob => {
    const look = start(
      { id: job.id.replace('.run.', '.check.'), script: toShell(check), timeoutMs: job.timeoutMs },
      { output: () => undefined },
    );
    return startAfter(look.end, () => start(job, listener));
  };

  const undo = (job: Job, listener: JobListener, paths: readonly string[]): RunningJob => {
    const before = remote.inspect(paths);
    const removedPaths = async (): Promise<readonly string[]> => {
      const [then, now] = [await before, await remote.inspect(paths)];
      return paths.filter((_, i) => then[i] !== undefined && then[i].sha256 !== now[i]?.sha256);
    };
    return startAfter(before, () => start(job, listener, removedPaths));
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
      const work = workOf(step);
      if (work !== undefined && phase === 'undo') return undo(job, listener, pathsOf(work));
      const check = phase === 'run' ? work?.check : undefined;
      const known =
        check !== undefined && answers.some((each) => each.script === scriptName(step, toShell(check)));
      return check === undefined || known ? start(job, listener) : runAfterCheck(job, listener, check);
    },
  };
};

/** What a job is asked under. Undoing is answered whether the step was done or not, as on a real host. */
const needsOf = (phase: Answer['phase'], key: string, done: Done): readonly string[] => {
  if (phase === 'doctor') return [...done].slice(-1);
  return phase === 'run' || phase === 'undo' || !done.has(key) ? [] : [key];
};

const startAfter = (first: Promise<unknown>, start: () => RunningJob): RunningJob => {
  let stopped = false;
  let running: RunningJob | undefined;
  return {
    end: first.then(() => {
      running = start();
      if (stopped) running.stop();
      return running.end;
    }),
    stop: () => {
      stopped = true;
      running?.stop();
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
