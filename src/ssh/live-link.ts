/** One open connection to a host and the shells on it. Lost once, it stays lost: `Link` opens another one. */
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import type ssh2 from 'ssh2';
import { parseFacts, type LearnedHost } from './host-facts.js';
import { LinkLost } from './link-lost.js';
import { noSession } from './no-session.js';
import { openWorker, type WorkerPlan } from './open-worker.js';
import type { Worker } from './worker.js';

/** sshd's MaxSessions is 10 by default; closed sessions count for a while. */
const shellsPerHost = 4;
const firstWaitMs = 50;
const longestWaitMs = 1_000;

export class LiveLink {
  readonly host: LearnedHost;
  readonly #client: ssh2.Client;
  readonly #plan: WorkerPlan;
  readonly #busy = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #turns = pLimit(shellsPerHost);
  readonly #returned: (() => void)[] = [];
  #lost = false;

  private constructor(client: ssh2.Client, plan: WorkerPlan, host: LearnedHost, first: Worker) {
    this.#client = client;
    this.#plan = plan;
    this.host = host;
    this.#idle.push(first);
    client.on('close', () => {
      this.#lost = true;
      // A stream that stands still would not notice.
      for (const worker of [...this.#idle, ...this.#busy]) worker.close();
    });
  }

  /** Throws `ConnectError`, `LinkLost`. */
  static async open(client: ssh2.Client, plan: WorkerPlan): Promise<LiveLink> {
    try {
      const opened = await openWorker(client, plan, 'facts');
      if (opened === undefined) throw noSession(plan.host);
      return new LiveLink(client, plan, parseFacts(opened.greeted), opened.worker);
    } catch (error) {
      client.end();
      throw error;
    }
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** Lends a shell that nobody else uses meanwhile. */
  use<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
    return this.#turns(async () => {
      const worker = await this.#take();
      this.#busy.add(worker);
      try {
        return await work(worker);
      } finally {
        this.#busy.delete(worker);
        if (worker.alive) this.#idle.push(worker);
        this.#returned.shift()?.();
      }
    });
  }

  close(): void {
    this.#client.end();
  }

  /** An idle shell, else a new one; where sshd allows no more sessions (MaxSessions), the next to become idle. */
  async #take(): Promise<Worker> {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop())
        if (idle.alive) return idle;
      if (this.#lost) throw new LinkLost('the connection is closed');
      const opened = await openWorker(this.#client, this.#plan, 'nothing');
      if (opened !== undefined) return opened.worker;
      const returned = new Promise<void>((resolve) => {
        this.#returned.push(resolve);
      });
      await Promise.race([returned, delay(waitMs)]);
    }
  }
}
