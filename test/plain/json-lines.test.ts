import { describe, expect, it } from 'vitest';
import type { Move, Outcome, Progress } from '../../src/engine/types.js';
import { jsonLines, jsonOfMove } from '../../src/plain/json-lines.js';

const pending: Progress = { kind: 'pending' };
const running: Progress = { kind: 'running', job: 'j', since: 1 };
const ended = (more: Partial<Outcome> = {}): Progress => ({
  kind: 'finished',
  outcome: { status: 'changed', at: 5, durationMs: 4, hash: 'h', ...more },
});
const move = (from: Progress, to: Progress): Move => ({
  step: 's1',
  chapter: 'first',
  risk: 'changes',
  host: 'a',
  from,
  to,
});
const named = { chapter: 'first', step: 's1', host: 'a', risk: 'changes' };

describe('the JSON of a move', () => {
  it.each<[string, Progress, Progress, readonly object[]]>([
    [
      'a step that begins',
      pending,
      { kind: 'connecting', since: 1, before: pending },
      [{ type: 'step-started', ...named }],
    ],
    [
      'a step that is found again',
      { kind: 'interrupted', job: 'j', at: 1 },
      { kind: 'attaching', job: 'j', since: 1 },
      [{ type: 'step-started', ...named }],
    ],
    ['a step that goes on', { kind: 'checking', since: 1 }, running, []],
    [
      'a step that changed something',
      running,
      ended(),
      [{ type: 'step-finished', ...named, status: 'changed', durationMs: 4 }],
    ],
    [
      'a step that is left out at once',
      pending,
      ended({ status: 'skipped', durationMs: 0, reason: { kind: 'condition', of: 'fact', message: 'm' } }),
      [
        {
          type: 'step-finished',
          ...named,
          status: 'skipped',
          durationMs: 0,
          reason: 'condition',
          message: 'm',
        },
      ],
    ],
    [
      'a step that failed',
      running,
      ended({ status: 'failed', reason: { kind: 'exit-code', phase: 'run', code: 3 } }),
      [
        {
          type: 'step-finished',
          ...named,
          status: 'failed',
          durationMs: 4,
          reason: 'exit-code',
          message: 'run ended with exit status 3',
        },
      ],
    ],
    [
      'a host that refused',
      running,
      ended({
        status: 'failed',
        reason: { kind: 'unreachable', failure: 'refused', message: 'm', hint: 'h' },
      }),
      [
        {
          type: 'step-finished',
          ...named,
          status: 'failed',
          durationMs: 4,
          reason: 'unreachable',
          message: 'm',
          hint: 'h',
        },
      ],
    ],
    [
      'a step whose end nobody saw',
      running,
      ended({ status: 'unknown', job: 'j', reason: { kind: 'lost', phase: 'run', message: 'gone' } }),
      [
        {
          type: 'step-finished',
          ...named,
          status: 'unknown',
          durationMs: 4,
          reason: 'lost',
          message: 'nobody saw how run ended: gone',
        },
      ],
    ],
    [
      'a step that was undone',
      { kind: 'undoing', job: 'j', since: 1 },
      { kind: 'pending', note: 'undone' },
      [{ type: 'step-undone', ...named }],
    ],
    ['a step that was stopped before it did anything', { kind: 'checking', since: 1 }, pending, []],
  ])('tells of %s', (_what, from, to, objects) => {
    expect(jsonOfMove(move(from, to))).toEqual(objects);
  });
});

it('every object is one line', () => {
  const lines: string[] = [];
  const listener = jsonLines((line) => lines.push(line));
  listener.printed?.({ step: 's1', host: 'a', phase: 'run', stream: 'stderr', text: 'a\u2028"b' });
  listener.link?.({ host: 'a', state: 'lost' });
  const cut = { step: 's1', host: 'a', file: '/runs/s1.a.log', limitBytes: 8_000_000, lastLines: 100 };
  listener.logCut?.(cut);
  listener.trouble?.({ message: 'm\nn', hint: 'h' });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { type: 'output', step: 's1', host: 'a', phase: 'run', stream: 'stderr', text: 'a\u2028"b' },
    { type: 'link', host: 'a', state: 'lost' },
    { type: 'log-cut', ...cut },
    { type: 'trouble', message: 'm\nn', hint: 'h' },
  ]);
  expect(lines.join('')).not.toContain('\n');
});
