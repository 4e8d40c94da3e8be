import { describe, expect, it } from 'vitest';
import { moveOn, paceOf, type MovingTransfer } from '../../../src/ui/run/pace.js';

/** A transfer after events of so many bytes at these times. */
const after = (events: readonly (readonly [at: number, done: number])[], total?: number): MovingTransfer => {
  let moving: MovingTransfer | undefined;
  for (const [at, done] of events)
    moving = moveOn(moving, { step: 's', name: 'f', done, ...(total !== undefined && { total }) }, at);
  if (moving === undefined) throw new Error('no events');
  return moving;
};

/** One event every `ms`, of `step` bytes each. */
const evenly = (count: number, ms: number, step: number) =>
  Array.from({ length: count }, (_, i) => [i * ms, i * step] as const);

describe('the pace of a transfer', () => {
  it('is not said before there is something to measure', () => {
    expect(
      paceOf(
        after([
          [0, 0],
          [900, 5000],
        ]),
        900,
      ),
    ).toBeUndefined();
  });

  it('is what came in a second, and the time that the rest takes so', () => {
    expect(
      paceOf(
        after(
          [
            [0, 0],
            [2000, 4000],
          ],
          10_000,
        ),
        2000,
      ),
    ).toEqual({ bytesPerSecond: 2000, leftMs: 3000 });
  });

  it('says no time left where the size is not known', () => {
    expect(
      paceOf(
        after([
          [0, 0],
          [2000, 4000],
        ]),
        2000,
      ),
    ).toEqual({ bytesPerSecond: 2000 });
  });

  it('goes by the last seconds, however many events they bring', () => {
    const slow = evenly(1000, 10, 10);
    const fast = evenly(1000, 10, 100).map(([at, done]) => [10_000 + at, 10_000 + done] as const);
    const moving = after([...slow, ...fast]);
    expect(moving.samples.length).toBeLessThanOrEqual(10);
    expect(paceOf(moving, 20_000)?.bytesPerSecond).toBeCloseTo(10_000, -2);
  });

  it('falls while nothing arrives, until it is nothing', () => {
    const moving = after(
      [
        [0, 0],
        [1000, 1000],
      ],
      5000,
    );
    expect(paceOf(moving, 10_000)?.bytesPerSecond).toBe(100);
    const still = after(
      [
        [0, 1000],
        [1000, 1000],
      ],
      5000,
    );
    expect(paceOf(still, 10_000)).toEqual({ bytesPerSecond: 0 });
  });

  it('begins anew with a transfer that does', () => {
    expect(
      paceOf(
        after([
          [0, 0],
          [2000, 4000],
          [2100, 0],
        ]),
        2200,
      ),
    ).toBeUndefined();
  });
});
