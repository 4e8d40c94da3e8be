import type { Answer, Chunk } from './recording.js';

export interface Pace {
  /** How many times faster than it was. */
  readonly speed: number;
  /** No silence is longer than this. */
  readonly longestMs: number;
}

export const usualPace: Pace = { speed: 6, longestMs: 350 };

export interface Timeline {
  readonly chunks: readonly Chunk[];
  readonly ms: number;
}

/** The same output in less time: what came quickly still comes quickly, and waiting is cut short. */
export const paced = (
  { chunks, ms }: Pick<Answer, 'chunks' | 'ms'>,
  { speed, longestMs }: Pace,
): Timeline => {
  let before = 0;
  let at = 0;
  const advance = (to: number): number => {
    at += Math.min((to - before) / speed, longestMs);
    before = to;
    return at;
  };
  return {
    chunks: chunks.map(([time, stream, text]): Chunk => [advance(time), stream, text]),
    ms: advance(ms),
  };
};
