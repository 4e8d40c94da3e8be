import type { PrintedLine } from '../../execute/ports.js';

/** The last lines one host printed in one step, numbered as in the file that keeps all of them. */
export interface RecentOutput {
  /** The number of the first line at hand: so many were printed before it. */
  readonly first: number;
  /** The number of the first line of this attempt. */
  readonly begun: number;
  readonly lines: readonly PrintedLine[];
}

const nothing: RecentOutput = { first: 0, begun: 0, lines: [] };

const keyOf = (step: string, host: string): string => `${step}\u0000${host}`;

/** Keeps at most `limit` lines per step and host: a screen needs no more, and a flood may not fill the memory. */
export class OutputRings {
  readonly #limit: number;
  readonly #rings = new Map<string, { dropped: number; begun: number; lines: PrintedLine[] }>();

  constructor(limit = 2000) {
    this.#limit = limit;
  }

  push(printed: PrintedLine): void {
    const key = keyOf(printed.step, printed.host);
    const ring = this.#rings.get(key) ?? { dropped: 0, begun: 0, lines: [] };
    this.#rings.set(key, ring);
    ring.lines.push(printed);
    // Cut only now and then: cutting for every line would copy the whole ring each time.
    if (ring.lines.length >= 2 * this.#limit) {
      ring.dropped += ring.lines.length - this.#limit;
      ring.lines = ring.lines.slice(-this.#limit);
    }
  }

  read(step: string, host: string): RecentOutput {
    const ring = this.#rings.get(keyOf(step, host));
    if (ring === undefined) return nothing;
    const surplus = Math.max(0, ring.lines.length - this.#limit);
    const lines = surplus === 0 ? ring.lines : ring.lines.slice(surplus);
    return { first: ring.dropped + surplus, begun: ring.begun, lines };
  }

  /** Forgets what one step printed, so that a new attempt starts with an empty page. */
  clear(step: string, hosts: readonly string[]): void {
    for (const host of hosts) {
      const key = keyOf(step, host);
      const ring = this.#rings.get(key);
      if (ring === undefined) continue;
      const printed = ring.dropped + ring.lines.length;
      this.#rings.set(key, { dropped: printed, begun: printed, lines: [] });
    }
  }
}
