import { describe, expect, it } from 'vitest';
import { clockFacts } from '../../../src/doctor/facts/clock.js';
import { hostWith } from '../support/report.js';

const seen = (clocks: readonly { readonly seconds: number; readonly within: number }[]) => {
  const names = ['master01', 'node01', 'node02'];
  const hosts = clocks.map((clockAhead, at) => ({ ...hostWith(names[at] ?? ''), clockAhead }));
  return clockFacts.flatMap((find) => find(hosts)).map(({ host }) => host);
};

describe('the clocks of hosts', () => {
  it('differ where more lies between them than is unknown of both', () => {
    const well = { seconds: 0, within: 0.2 };
    expect(seen([well, well, { seconds: 5, within: 0.2 }])).toEqual(['node02']);
  });

  it('are not called different by answers that came late', () => {
    // The one in the middle took three seconds to be heard; all clocks may be the same.
    const late = { seconds: -1.5, within: 1.5 };
    expect(seen([late, late, { seconds: 0, within: 0.1 }])).toEqual([]);
    expect(seen([{ seconds: 0, within: 0.1 }, { seconds: 0, within: 0.1 }, late])).toEqual([]);
  });
});
