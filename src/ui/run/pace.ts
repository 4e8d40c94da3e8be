import type { Transfer } from '../../execute/execution.js';

/** How far a transfer had come, and when, by the steady clock. */
interface Sample {
  readonly at: number;
  readonly done: number;
}

/** Bytes on their way, with how far they had come lately. */
export interface MovingTransfer extends Transfer {
  readonly samples: readonly Sample[];
}

/** Five seconds are looked back on: a rate that jumps with every piece of a file cannot be read. */
const sampleMs = 500;
const samplesKept = 10;
/** What is said sooner would be a guess. */
const soonestMs = 1000;

/** The transfer after an event; one that begins anew has no past. */
export const moveOn = (
  before: MovingTransfer | undefined,
  transfer: Transfer,
  at: number,
): MovingTransfer => {
  const known = before === undefined || transfer.done < before.done ? [] : before.samples;
  const earlier = known.at(-2);
  const settled = earlier !== undefined && at - earlier.at < sampleMs ? known.slice(0, -1) : known;
  return { ...transfer, samples: [...settled, { at, done: transfer.done }].slice(-samplesKept) };
};

export interface Pace {
  readonly bytesPerSecond: number;
  /** Absent where the size is not known, or nothing moves. */
  readonly leftMs?: number;
}

/** How fast it goes; slower and slower while nothing arrives. Nothing where it has only begun. */
export const paceOf = ({ samples, done, total }: MovingTransfer, now: number): Pace | undefined => {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const ms = Math.max(now, last.at) - first.at;
  if (ms < soonestMs) return undefined;
  const perMs = (last.done - first.done) / ms;
  return {
    bytesPerSecond: perMs * 1000,
    ...(total !== undefined && perMs > 0 && { leftMs: (total - done) / perMs }),
  };
};
