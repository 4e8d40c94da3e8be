import { join } from 'node:path';
import { recordOf, type StepRecord } from '../engine/initial-state.js';
import type { Move, RunState } from '../engine/types.js';
import { findStep, findWork, isSettled, progressOf } from '../engine/work.js';
import { EffectError, type LogCut, type Recorder } from '../execute/ports.js';
import { appendLine } from '../files/append-line.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { Plan } from '../plan/types.js';
import { saying } from '../words/saying.js';
import { createOutputLogs } from './output-logs.js';
import type { SessionStore } from './session-store.js';
import { summaryOf } from './summary.js';

interface RecorderOptions {
  readonly plan: Plan;
  readonly store: SessionStore;
  readonly folder: string;
  /** For what one step prints on one host. */
  readonly logLimitBytes: number;
  readonly release: () => void;
}

/**
 * Writes every event to the run's `events.jsonl` and where every step stands to the session. Both are written before
 * anything that follows from the event is begun.
 */
export const createRecorder = ({
  plan,
  store,
  folder,
  logLimitBytes,
  release,
}: RecorderOptions): Recorder => {
  let tellCut: (cut: LogCut) => void = () => undefined;
  const logs = createOutputLogs(folder, logLimitBytes, (cut) => {
    tellCut(cut);
  });
  return {
    record(event, moves, state) {
      try {
        const trouble = logs.trouble();
        if (trouble) throw trouble;
        appendLine(join(folder, 'events.jsonl'), JSON.stringify(event));
        if (moves.length === 0) return;
        const summary = endsStep(plan, moves, state) ? { summary: summaryOf(plan, state) } : {};
        store.change({ at: event.at, records: recordsAfter(plan, moves), ...summary }, moves.some(isRisky));
        for (const { step, host, to } of moves) if (isSettled(to)) logs.finish(step, host);
      } catch (error) {
        throw unwritten(error, folder);
      }
    },
    print(line) {
      const trouble = logs.trouble();
      if (trouble) throw unwritten(trouble, folder);
      return logs.write(line);
    },
    whenCut(listener) {
      tellCut = listener;
    },
    async close() {
      await logs.close();
      try {
        store.write();
      } catch (error) {
        // Nothing is lost: every change of it is written down.
        if (errnoOf(error) === undefined) throw error;
      } finally {
        release();
      }
    },
  };
};

const unwritten = (error: unknown, folder: string): unknown =>
  errnoOf(error) === undefined
    ? error
    : new EffectError(
        saying('session.unwritten', { folder, why: fileTrouble(error) }),
        saying('session.unwrittenHint'),
        { cause: error },
      );

/** Whether a job that may change something is about to start or is over: that must not be forgotten in a power cut. */
const isRisky = ({ risk, from, to }: Move): boolean => risk !== 'reads' && ('job' in to || 'job' in from);

/** What a session says of itself is worth working out where a step has ended on all its hosts, not after each of many. */
const endsStep = (plan: Plan, moves: readonly Move[], state: RunState): boolean =>
  moves.some(
    ({ step, to }) =>
      isSettled(to) &&
      findStep(plan, step)?.work.every(({ host }) => isSettled(progressOf(state, step, host))) === true,
  );

const recordsAfter = (
  plan: Plan,
  moves: readonly Move[],
): Readonly<Record<string, Readonly<Record<string, StepRecord | null>>>> => {
  const records: Record<string, Record<string, StepRecord | null>> = {};
  for (const { step, host, to } of moves)
    (records[step] ??= {})[host] = recordOf(to, hashOf(plan, step, host)) ?? null;
  return records;
};

const hashOf = (plan: Plan, id: string, host: string): string => {
  const step = findStep(plan, id);
  return (step && findWork(step, host)?.hash) ?? '';
};
