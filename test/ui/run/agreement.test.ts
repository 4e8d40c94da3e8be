import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../src/ui/run/agreement.js';
import type { RecentOutput } from '../../../src/ui/store/output-rings.js';

const printed = (text: string, first = 0): RecentOutput => ({
  first,
  begun: 0,
  lines: text.split('\n').map((row) => ({ step: 's', host: 'h', phase: 'run', stream: 'stdout', text: row })),
});

const of = (outputs: Readonly<Record<string, RecentOutput>>) =>
  agreementOf(Object.keys(outputs), (host) => outputs[host] ?? { first: 0, begun: 0, lines: [] });

describe('what several hosts printed', () => {
  it('is the same on all of them', () => {
    expect(of({ a: printed('x\ny'), b: printed('x\ny') })).toEqual({ agree: ['a', 'b'], differ: [] });
  });

  it('differs on the hosts that are not in the largest group', () => {
    expect(of({ a: printed('x'), b: printed('z'), c: printed('x'), d: printed('y') })).toEqual({
      agree: ['a', 'c'],
      differ: ['b', 'd'],
    });
  });

  it('is not spoken of where no two agree, where there is nothing, and where some of it is gone', () => {
    expect(of({ a: printed('x'), b: printed('y') })).toBeUndefined();
    expect(
      of({ a: { first: 0, begun: 0, lines: [] }, b: { first: 0, begun: 0, lines: [] } }),
    ).toBeUndefined();
    expect(of({ a: printed('x', 1), b: printed('x') })).toBeUndefined();
  });
});
