import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src/engine/types.js';
import { shellRows } from '../../src/plain/describe-run.js';
import { wordsIn } from '../../src/words/words.js';
import { samplePlan, sampleRunbook } from '../ui/support/sample-plan.js';

const rowsOf = (events: readonly EngineEvent[]) =>
  shellRows(
    {
      name: 'r',
      by: 'me',
      version: '1',
      startedAt: 0,
      plan: samplePlan(sampleRunbook()),
      events,
      moves: [],
    },
    wordsIn('en'),
  );

describe('shells in the record', () => {
  it('have their end, each its own', () => {
    expect(
      rowsOf([
        { type: 'shell-opened', host: 'a', at: 0 },
        { type: 'shell-ended', host: 'a', at: 1000, end: { kind: 'exited', code: 7 } },
        { type: 'shell-opened', host: 'a', at: 2000 },
        { type: 'shell-ended', host: 'a', at: 3000, end: { kind: 'lost' } },
      ]).map(({ endedAt, end }) => [endedAt, end]),
    ).toEqual([
      ['1970-01-01T00:00:01.000Z', 'exit status 7'],
      ['1970-01-01T00:00:03.000Z', 'the connection was lost'],
    ]);
  });

  it('have none where the program was gone before, whatever another shell did', () => {
    expect(
      rowsOf([
        { type: 'shell-opened', host: 'a', at: 0 },
        { type: 'shell-ended', host: 'b', at: 1000, end: { kind: 'left' } },
      ]),
    ).toEqual([{ host: 'a', openedAt: '1970-01-01T00:00:00.000Z' }]);
  });
});
