import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '../../src/lab/break/score.js';

describe('the score of an exercise', () => {
  it('is whole for who mends it soon and without a hint', () => {
    expect(scoreOf({ since: 0, until: 599_999, hints: [] })).toBe(100);
  });

  it('costs little for a nudge and much for nearly the answer', () => {
    expect(scoreOf({ since: 0, until: 0, hints: [1] })).toBe(90);
    expect(scoreOf({ since: 0, until: 0, hints: [1, 2, 3] })).toBe(40);
  });

  it('never falls below what mending it at all is worth, nor above the whole', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer(), fc.subarray([1, 2, 3]), (since, until, hints) => {
        const score = scoreOf({ since, until, hints });
        expect(score).toBeGreaterThanOrEqual(10);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });
});
