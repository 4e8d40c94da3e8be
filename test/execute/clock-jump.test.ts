import { describe, expect, it } from 'vitest';
import { outcomeOf, phaseOf, runsOf, set, walk } from './support.js';

const hour = 3_600_000;

/** A step whose `verify` says yes at its look number `good`; the clock is set anew at the first one. */
const jumping = (jump: number, good: number) => {
  const fakes = set([{ timeoutMs: 60_000 }]);
  const { first, clock } = fakes;
  let offset = 0;
  clock.now = () => clock.ms + offset;
  let looks = 0;
  first.behave = ({ id }) => {
    if (phaseOf(id) === 'check') return { kind: 'exited', code: 1 };
    if (phaseOf(id) === 'run') return { kind: 'exited', code: 0 };
    offset = jump;
    looks += 1;
    return { kind: 'exited', code: looks === good ? 0 : 1 };
  };
  return fakes;
};

describe.each([
  { way: 'forward', jump: hour },
  { way: 'back', jump: -hour },
])('a clock that is set $way while a step is verified', ({ jump }) => {
  it('takes no time away', async () => {
    const { execution, first } = jumping(jump, 30);
    await expect(walk(execution)).resolves.toBe('ok');
    expect(runsOf(first.asked).filter((phase) => phase.startsWith('verify'))).toHaveLength(30);
    expect(outcomeOf(execution)).toMatchObject({ status: 'changed' });
  });

  it('gives no time', async () => {
    const { execution, first } = jumping(jump, Infinity);
    await expect(walk(execution)).resolves.toBe('failed');
    expect(runsOf(first.asked).filter((phase) => phase.startsWith('verify'))).toHaveLength(60);
  });

  it('never makes a step end before it began', async () => {
    const { execution } = jumping(jump, 2);
    await walk(execution);
    expect(outcomeOf(execution)?.durationMs).toBeGreaterThanOrEqual(0);
  });
});
