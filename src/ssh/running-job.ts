/**
 * Follows one job to its end, over as many connections as it takes: every byte is delivered once, in order, and
 * the job is started at most once.
 */
import { randomBytes } from 'node:crypto';
import {
  toldOf,
  type Job,
  type JobEnd,
  type JobListener,
  type RunningJob,
  type Stream,
} from '../execute/ports.js';
import { saying, type Saying } from '../words/saying.js';
import { readEnding } from './job-end.js';
import { LinkLost } from './link-lost.js';
import type { Link } from './link.js';
import type { LiveLink } from './live-link.js';
import { followText, forgetText, runText, say } from './messages.js';
import type { Worker } from './worker.js';

/** A job to start, or the id of one that was started before. */
export type Task =
  { readonly kind: 'run'; readonly job: Job } | { readonly kind: 'attach'; readonly id: string };

export interface JobPlace {
  readonly host: string;
  readonly link: Link;
  /** Ids that nobody will ask for again; their files on the host may go. */
  readonly harvested: Set<string>;
}

const tickMs = 5_000;
/** A job that takes longer is followed by tails and watched by a timer on the host. */
const slowMs = 30;
/** Files of finished jobs go a few at a time, and the rest when the connection is closed. */
const forgetAtOnce = 8;

export class FollowedJob implements RunningJob {
  readonly end: Promise<JobEnd>;
  readonly #place: JobPlace;
  readonly #task: Task;
  readonly #listener: JobListener;
  readonly #id: string;
  readonly #token = randomBytes(8).toString('hex');
  readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  readonly #offsets = { stdout: 0, stderr: 0 };
  /** The boot in which the start was first asked for; in another one it may not be asked for again. */
  #bootId: string | undefined;
  /** `begun`: the host said that the job exists. */
  #state: 'waiting' | 'asked' | 'begun' = 'waiting';
  #worker: Worker | undefined;
  #stops = 0;
  #abandon: (end: JobEnd) => void = () => undefined;

  constructor(place: JobPlace, task: Task, listener: JobListener) {
    this.#place = place;
    this.#task = task;
    this.#listener = listener;
    this.#id = task.kind === 'run' ? task.job.id : task.id;
    const abandoned = new Promise<JobEnd>((resolve) => {
      this.#abandon = resolve;
    });
    this.end = Promise.race([abandoned, this.#follow()]);
  }

  /** Once: TERM, then KILL. A second time while the host cannot be reached: no longer waited for. */
  stop(): void {
    this.#stops += 1;
    if (this.#worker !== undefined) {
      if (this.#state === 'begun') this.#worker.say(say('halt'));
    } else if (!this.#mayRun) {
      this.#abandon({ kind: 'stopped', by: 'person', signal: 'TERM' });
    } else if (this.#stops > 1) {
      const { host } = this.#place;
      this.#abandon({
        kind: 'unknown',
        why: saying('ssh.job.notStopped', { host }),
        mayRun: true,
      });
    }
  }

  /** Whether the host was ever asked to start it, now or by an earlier program. */
  get #mayRun(): boolean {
    return this.#task.kind === 'attach' || this.#state !== 'waiting';
  }

  async #follow(): Promise<JobEnd> {
    try {
      for (;;) {
        const live = await this.#reach();
        try {
          const end = await live.use((worker) => this.#over(live, worker));
          if (end !== undefined) return end;
        } catch (error) {
          if (!(error instanceof LinkLost)) throw error;
        } finally {
          this.#worker = undefined;
        }
      }
    } catch (error) {
      return { kind: 'unknown', why: this.#whyUnknown(error), mayRun: this.#mayRun };
    }
  }

  /** The link at hand; else another one, of which the listener is told. */
  async #reach(): Promise<LiveLink> {
    const { link } = this.#place;
    const atHand = link.wasOpen ? await link.atHand() : await link.get();
    if (atHand !== undefined) return atHand;
    this.#listener.link?.('lost');
    const live = await link.regain();
    this.#listener.link?.('back');
    return live;
  }

  /** As far as one connection leads. `undefined` when the host must be asked again. */
  async #over(live: LiveLink, worker: Worker): Promise<JobEnd | undefined> {
    if (this.#stops > 0 && !this.#mayRun) return { kind: 'stopped', by: 'person', signal: 'TERM' };
    this.#bootId ??= live.host.facts.bootId;
    const text =
      this.#task.kind === 'attach' || this.#state === 'begun'
        ? followText(this.#id, this.#offsets)
        : runText({ ...this.#task.job, token: this.#token, bootId: this.#bootId }, this.#offsets);
    this.#worker = worker;
    if (this.#state === 'waiting') this.#state = 'asked';
    let remark: string | undefined;
    let slow: NodeJS.Timeout | undefined;
    const ticks = setInterval(() => {
      worker.say(say('tick'));
    }, tickMs);
    try {
      const words = await worker.exchange(
        text,
        (stream, bytes) => {
          if (remark === undefined) return this.#take(stream, bytes);
          remark += bytes.toString();
        },
        (token) => {
          if (token === worker.nonce) remark = '';
          else this.#begin(worker);
          slow = setTimeout(() => {
            worker.say(say('slow'));
          }, slowMs);
        },
      );
      worker.sayLater(say('done'));
      const ending = readEnding(words, {
        host: this.#place.host,
        id: this.#id,
        remark: remark?.trim() ?? '',
      });
      if (ending.kind === 'look-again') return undefined;
      await this.#flush();
      return ending.end;
    } finally {
      clearInterval(ticks);
      clearTimeout(slow);
    }
  }

  #begin(worker: Worker): void {
    this.#state = 'begun';
    if (this.#stops > 0) worker.say(say('halt'));
    const { harvested } = this.#place;
    if (harvested.size < forgetAtOnce) return;
    worker.sayLater(forgetText('forget', harvested));
    harvested.clear();
  }

  #take(stream: Stream, bytes: Buffer): void | Promise<void> {
    this.#offsets[stream] += bytes.length;
    const text = this.#decoders[stream].decode(bytes, { stream: true });
    if (text !== '') return this.#listener.output(stream, text);
  }

  /** Bytes that never became a whole character are shown as such. */
  async #flush(): Promise<void> {
    for (const stream of ['stdout', 'stderr'] as const) {
      const rest = this.#decoders[stream].decode();
      if (rest !== '') await this.#listener.output(stream, rest);
    }
  }

  #whyUnknown(error: unknown): Saying {
    const why = toldOf(error);
    const { host } = this.#place;
    switch (this.#state) {
      case 'waiting':
        return this.#mayRun
          ? saying('ssh.job.notAsked', { host, why })
          : saying('ssh.job.notStarted', { why });
      case 'asked':
        return saying('ssh.job.lostEarly', { host, why });
      case 'begun':
        return saying('ssh.job.lost', { host, why });
    }
  }
}
