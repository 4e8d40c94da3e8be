import { describe, expect, it } from 'vitest';
import { outcomeOf, phaseOf, runsOf, set, walk } from './support.js';

describe('a verify', () => {
  it('looks again until it is so, and prints only the last look', async () => {
    const { execution, first, recorder, clock } = set([{ blocks: ['run', 'verify'] }]);
    let looks = 0;
    first.behave = async ({ id }, say) => {
      if (!phaseOf(id).startsWith('verify')) return { kind: 'exited', code: 0 };
      looks += 1;
      await say(`look ${String(looks)}\n`);
      return { kind: 'exited', code: looks < 4 ? 1 : 0 };
    };
    const before = clock.ms;
    await expect(walk(execution)).resolves.toBe('ok');
    expect(recorder.lines.map(({ text }) => text)).toEqual(['look 4']);
    expect(clock.ms - before).toBe(3000);
    expect(new Set(first.jobs.map(({ id }) => id)).size).toBe(first.jobs.length);
  });

  it('that prints without end leaves its last lines, and says how many came before them', async () => {
    const { execution, first, recorder } = set([{ blocks: ['run', 'verify'] }]);
    first.behave = async ({ id }, say) => {
      if (phaseOf(id).startsWith('verify')) for (let n = 1; n <= 5000; n++) await say(`line ${String(n)}\n`);
      return { kind: 'exited', code: 0 };
    };
    await expect(walk(execution)).resolves.toBe('ok');
    expect(recorder.lines.map(({ text }) => text)).toEqual([
      'kubewalk: 3000 lines before these are left out',
      ...Array.from({ length: 2000 }, (_, n) => `line ${String(3001 + n)}`),
    ]);
  });

  it('gives up when the time of the step is over', async () => {
    const { execution, first, recorder, clock } = set([{ blocks: ['run', 'verify'], timeoutMs: 5000 }]);
    first.behave = async ({ id }, say) => {
      if (!phaseOf(id).startsWith('verify')) return { kind: 'exited', code: 0 };
      await say('not yet\n');
      return { kind: 'exited', code: 1 };
    };
    const before = clock.ms;
    await expect(walk(execution)).resolves.toBe('failed');
    expect(outcomeOf(execution)?.reason).toEqual({ kind: 'not-verified', code: 1 });
    expect(recorder.lines).toHaveLength(1);
    expect(clock.ms - before).toBeLessThanOrEqual(5000);
    expect(first.jobs.every(({ timeoutMs }) => timeoutMs <= 5000)).toBe(true);
  });

  it('does not look once more when it was stopped while it waited', async () => {
    const { execution, first, clock } = set([{ blocks: ['run', 'verify'] }]);
    first.behave = ({ id }) => ({ kind: 'exited', code: phaseOf(id).startsWith('verify') ? 1 : 0 });
    clock.sleep = () => {
      execution.send({ type: 'stop-requested' });
      return Promise.resolve();
    };
    await expect(walk(execution)).resolves.toBe('stopped');
    expect(runsOf(first.asked)).toEqual(['run', 'verify-1']);
    expect(outcomeOf(execution)?.reason).toMatchObject({ kind: 'stopped', phase: 'verify' });
  });
});
