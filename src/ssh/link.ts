/** The way to one host: opened on first use, opened again after it was lost, closed for good once. */
import { setTimeout as delay } from 'node:timers/promises';
import { ConnectError, type ConnectFailure } from '../execute/ports.js';
import { saying } from '../words/saying.js';
import { LinkLost } from './link-lost.js';
import type { LiveLink } from './live-link.js';

const firstWaitMs = 250;
const longestWaitMs = 10_000;

export class Link {
  readonly #host: string;
  readonly #open: (signal: AbortSignal) => Promise<LiveLink>;
  readonly #giveUpAfterMs: number;
  readonly #closing = new AbortController();
  #wasOpen = false;
  #opening: Promise<LiveLink> | undefined;
  #regaining: Promise<LiveLink> | undefined;

  /** `open` gives up when its signal aborts. `giveUpAfterMs`: how long a lost link is tried again. */
  constructor(host: string, open: (signal: AbortSignal) => Promise<LiveLink>, giveUpAfterMs: number) {
    this.#host = host;
    this.#open = open;
    this.#giveUpAfterMs = giveUpAfterMs;
  }

  get wasOpen(): boolean {
    return this.#wasOpen;
  }

  /** The connection that is open now, if there is one. */
  async atHand(): Promise<LiveLink | undefined> {
    const live = await this.#opening?.catch(() => undefined);
    return live?.lost === false ? live : undefined;
  }

  /** Throws `ConnectError`. */
  async get(): Promise<LiveLink> {
    const opening = this.#opening;
    const live = await opening?.catch(() => undefined);
    if (live !== undefined && !live.lost) return live;
    if (this.#closing.signal.aborted) throw this.#closed();
    // Whoever saw the loss first opens anew; the others wait for the same.
    if (this.#opening === opening) this.#opening = this.#openOnce();
    return this.#opening ?? this.get();
  }

  /** Tries again, with growing pauses, while the host merely cannot be reached. Throws `ConnectError`. */
  regain(): Promise<LiveLink> {
    this.#regaining ??= this.#tryOften().finally(() => {
      this.#regaining = undefined;
    });
    return this.#regaining;
  }

  /** Ends an attempt at a connection that is under way, and all later ones. An open connection stays. */
  giveUpDialling(): void {
    this.#closing.abort();
  }

  async close(): Promise<void> {
    this.giveUpDialling();
    const live = await this.#opening?.catch(() => undefined);
    live?.close();
  }

  async #openOnce(): Promise<LiveLink> {
    const live = await this.#open(this.#closing.signal);
    if (this.#closing.signal.aborted) {
      live.close();
      throw this.#closed();
    }
    this.#wasOpen = true;
    return live;
  }

  async #tryOften(): Promise<LiveLink> {
    const { signal } = this.#closing;
    const giveUpAt = performance.now() + this.#giveUpAfterMs;
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        return await this.get();
      } catch (error) {
        const mayPass =
          error instanceof LinkLost || (error instanceof ConnectError && passing.has(error.failure));
        if (!mayPass || signal.aborted || performance.now() > giveUpAt) throw error;
      }
      await delay(waitMs, undefined, { signal }).catch(() => {
        throw this.#closed();
      });
    }
  }

  #closed(): ConnectError {
    return new ConnectError(this.#host, 'unusable', saying('ssh.closed'), saying('ssh.closedHint'));
  }
}

/** A host that boots answers late, and may refuse logins until it is up. */
const passing: ReadonlySet<ConnectFailure> = new Set<ConnectFailure>(['unreachable', 'refused']);
