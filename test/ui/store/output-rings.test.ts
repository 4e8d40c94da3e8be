import { describe, expect, it } from 'vitest';
import { recentlyPrinted, scrollOutput } from '../../../src/ui/run/output-lines.js';
import { OutputRings } from '../../../src/ui/store/output-rings.js';

const print = (rings: OutputRings, count: number, host = 'a'): void => {
  for (let n = 0; n < count; n += 1)
    rings.push({ step: 's', host, phase: 'run', stream: 'stdout', text: `line ${n}` });
};

describe('the output that is kept for the screen', () => {
  it('is the last lines, counted from the first ever printed', () => {
    const rings = new OutputRings(10);
    print(rings, 35);
    const { first, lines } = rings.read('s', 'a');
    expect(first).toBe(25);
    expect(lines).toHaveLength(10);
    expect(lines[0]?.text).toBe('line 25');
    expect(lines.at(-1)?.text).toBe('line 34');
  });

  it('is kept apart for each host and forgotten when a new attempt begins, which goes on counting', () => {
    const rings = new OutputRings(10);
    print(rings, 3, 'a');
    print(rings, 4, 'b');
    rings.clear('s', ['a']);
    expect(rings.read('s', 'a')).toEqual({ first: 3, begun: 3, lines: [] });
    expect(rings.read('s', 'b').lines).toHaveLength(4);
  });

  it('follows its end again once it has been scrolled back to', () => {
    const rings = new OutputRings();
    print(rings, 100);
    const output = recentlyPrinted(rings.read('s', 'a'));
    const up = scrollOutput(output, undefined, -3, 20);
    expect(up).toBe(77);
    expect(scrollOutput(output, up, 2, 20)).toBe(79);
    expect(scrollOutput(output, up, 3, 20)).toBeUndefined();
    expect(scrollOutput(output, undefined, Number.NEGATIVE_INFINITY, 20)).toBe(0);
    expect(scrollOutput(output, 0, Number.POSITIVE_INFINITY, 20)).toBeUndefined();
  });
});
