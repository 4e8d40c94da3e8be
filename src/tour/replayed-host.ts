/**
 * One host of the recorded cluster: given a script, it answers what was answered then, and remembers what that
 * changed. Pure but for the state it is handed, which it changes in place; time is told to it.
 */
import { paced, type Pace, type Timeline } from './pace.js';
import type { Answer, RecordedHost } from './recording.js';
import type { ReplayedFile, ReplayedJob, ReplayedState } from './replayed-state.js';
import { scriptName } from './script-name.js';

export interface JobView extends Timeline {
  readonly token: string;
  readonly begunAt: number;
  /** The words its stream ends with. */
  readonly ending: string;
}

const refusal = `This host answers from a recording, and this command is not in it: it was edited, or another value is set.
Nothing was done. To carry it out for real, open kubewalk and choose "Practice machines on this computer"
or "My own machines".
`;

/** Jobs of the engine are named `walk.phase.step.host`; others belong to the doctor. */
export const stepOf = (id: string): string => id.split('.')[2] ?? 'doctor';

const notRecorded: Answer = {
  step: '',
  phase: 'run',
  script: '',
  needs: [],
  chunks: [[0, 'err', refusal]],
  ms: 1,
  exit: 1,
};

export class ReplayedHost {
  readonly recorded: RecordedHost;
  readonly #state: ReplayedState;
  readonly #pace: Pace;
  readonly #changed: () => void;

  /** `changed` is called when the state is worth keeping. */
  constructor(recorded: RecordedHost, state: ReplayedState, pace: Pace, changed: () => void) {
    this.recorded = recorded;
    this.#state = state;
    this.#pace = pace;
    this.#changed = changed;
  }

  get bootId(): string {
    return this.#state.bootId;
  }

  /** Begins a job once, however often it is asked for. */
  begin(id: string, token: string, script: string, now: number): void {
    const { jobs } = this.#own;
    if (jobs[id] !== undefined) return;
    const name = scriptName(stepOf(id), script);
    const index = this.#choose(name);
    jobs[id] = {
      token,
      ...(index !== undefined && { answer: { script: name, index } }),
      begunAt: now,
      settled: false,
    };
    this.#changed();
  }

  /** What a job prints and when; `undefined` where there is none. */
  job(id: string): JobView | undefined {
    const job = this.#own.jobs[id];
    if (job === undefined) return undefined;
    const answer = this.#answerOf(job);
    const { chunks, ms } = paced(answer, this.#pace);
    const { token, begunAt, stoppedAt } = job;
    if (stoppedAt === undefined)
      return { token, begunAt, chunks, ms, ending: `exited ${String(answer.exit)}` };
    const lasted = stoppedAt - begunAt;
    const printed = chunks.filter(([at]) => at <= lasted);
    return { token, begunAt, chunks: printed, ms: lasted, ending: 'stopped person TERM' };
  }

  stop(id: string, now: number): void {
    const job = this.#own.jobs[id];
    if (job === undefined || job.settled || job.stoppedAt !== undefined) return;
    job.stoppedAt = now;
    job.settled = true;
    this.#changed();
  }

  forget(ids: readonly string[]): void {
    const { jobs } = this.#own;
    this.#own.jobs = Object.fromEntries(Object.entries(jobs).filter(([id]) => !ids.includes(id)));
    this.#changed();
  }

  look(path: string): ReplayedFile | undefined {
    return this.#own.files[path];
  }

  put(path: string, file: ReplayedFile): void {
    this.#own.files[path] = file;
    this.#changed();
  }

  /** Counts the effects of every job whose time is over, also of those that ended while nobody looked. */
  settle(now: number): void {
    for (const job of Object.values(this.#own.jobs)) {
      if (job.settled) continue;
      const answer = this.#answerOf(job);
      if (job.begunAt + paced(answer, this.#pace).ms > now) continue;
      job.settled = true;
      this.#apply(answer);
      this.#changed();
    }
  }

  get #own(): ReplayedState['hosts'][string] {
    return (this.#state.hosts[this.recorded.name] ??= { files: {}, jobs: {}, asked: {} });
  }

  #apply({ does = [], undoes = [], removes = [] }: Answer): void {
    const left = this.#state.done.filter((each) => !undoes.includes(each));
    this.#state.done = [...new Set([...left, ...does])];
    const { files } = this.#own;
    this.#own.files = Object.fromEntries(Object.entries(files).filter(([path]) => !removes.includes(path)));
  }

  #answersTo(script: string): readonly Answer[] {
    return this.recorded.answers.filter((answer) => answer.script === script);
  }

  /** The latest that fits to what is done; where it was asked several times under the same conditions, each in turn. */
  #choose(script: string): number | undefined {
    const answers = this.#answersTo(script);
    const { done } = this.#state;
    const fitting = answers.filter(({ needs }) => needs.every((each) => done.includes(each)));
    const conditions = fitting.at(-1)?.needs.join(' ');
    const turns = fitting.filter(({ needs }) => needs.join(' ') === conditions);
    const { asked } = this.#own;
    const key = `${script} ${conditions ?? ''}`;
    const before = asked[key] ?? 0;
    asked[key] = before + 1;
    const answer = turns[Math.min(before, turns.length - 1)];
    return answer === undefined ? undefined : answers.indexOf(answer);
  }

  #answerOf({ answer }: ReplayedJob): Answer {
    if (answer === undefined) return notRecorded;
    return this.#answersTo(answer.script)[answer.index] ?? notRecorded;
  }
}
