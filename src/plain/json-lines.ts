import type { Move } from '../engine/types.js';
import { isSettled } from '../engine/work.js';
import type { ExecutionListener } from '../execute/execution.js';
import { wordsIn } from '../words/words.js';
import { describeReason, hintOf } from './describe-reason.js';

/** One JSON object per line. The objects are a contract: see ARCHITECTURE.md. */
export const jsonLines = (write: (line: string) => void): ExecutionListener => {
  const say = (object: Readonly<Record<string, unknown>>): void => {
    write(JSON.stringify(object));
  };
  return {
    moved(moves) {
      for (const move of moves) for (const object of jsonOfMove(move)) say(object);
    },
    printed: ({ step, host, phase, stream, text }) => {
      say({ type: 'output', step, host, phase, stream, text });
    },
    link: ({ host, state }) => {
      say({ type: 'link', host, state });
    },
    logCut: (cut) => {
      say({ type: 'log-cut', ...cut });
    },
    trouble: ({ message, hint }) => {
      const { say: told } = wordsIn('en');
      say({ type: 'trouble', message: told(message), hint: told(hint) });
    },
  };
};

export const jsonOfMove = ({
  step,
  chapter,
  risk,
  host,
  from,
  to,
}: Move): readonly Readonly<Record<string, unknown>>[] => {
  const named = { chapter, step, host };
  if (isSettled(from) && !isSettled(to)) return [{ type: 'step-started', ...named, risk }];
  if (to.kind === 'pending' && to.note === 'undone') return [{ type: 'step-undone', ...named, risk }];
  if (to.kind !== 'finished') return [];
  const { status, durationMs, reason } = to.outcome;
  const hint = reason && hintOf(reason);
  return [
    {
      type: 'step-finished',
      ...named,
      risk,
      status,
      durationMs,
      ...(reason && { reason: reason.kind, message: describeReason(reason) }),
      ...(hint !== undefined && { hint }),
    },
  ];
};
