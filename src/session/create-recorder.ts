import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type Conf from 'conf';
import { recordOf, type StepRecord } from '../engine/initial-state.js';
import { findStep, findWork, isSettled } from '../engine/work.js';
import { EffectError, type Recorder } from '../execute/ports.js';
import { errnoOf, fileTrouble } from '../files/errno.js';
import type { Plan } from '../plan/types.js';
import { createOutputLogs } from './output-logs.js';
import type { SessionFile } from './session-file.js';
import { summaryOf } from './summary.js';

interface RecorderOptions {
  readonly plan: Plan;
  readonly store: Conf<SessionFile>;
  readonly folder: string;
  /** For what one step prints on one host. */
  readonly logLimitBytes: number;
  readonly release: () => void;
}

/**
 * Writes every event to the run's `events.jsonl` and where every step stands to the session. Both are on disk
 * before anything that follows from the event is begun.
 */
export const createRecorder = ({
  plan,
  store,
  folder,
  logLimitBytes,
  release,
}: RecorderOptions): Recorder => {
  const logs = createOutputLogs(folder, logLimitBytes);
  // `conf` reads its file again at every get, so what is known is kept here and written through.
  let session = store.store;
  return {
    record(event, moves, state) {
      try {
        const trouble = logs.trouble();
        if (trouble) throw trouble;
        appendFileSync(join(folder, 'events.jsonl'), `${JSON.stringify(event)}\n`, { mode: 0o600 });
        if (moves.length === 0) return;
        const records = { ...session.records };
        for (const { step, host, to } of moves) {
          const { [host]: before, ...others } = records[step] ?? {};
          const record: StepRecord | undefined = recordOf(to, hashOf(plan, step, host));
          records[step] = record === undefined ? others : { ...others, [host]: record };
        }
        const { resumeAt, ...rest } = session;
        session = { ...rest, ...summaryOf(plan, state), lastUsed: event.at, records };
        store.store = session;
        for (const { step, host, to } of moves) if (isSettled(to)) logs.finish(step, host);
      } catch (error) {
        if (errnoOf(error) === undefined) throw error;
        throw new EffectError(
          `progress cannot be written to ${folder}: ${fileTrouble(error)}`,
          'nothing more was begun; make room or set KUBEWALK_HOME to a folder that can be written, then start again',
          { cause: error },
        );
      }
    },
    print: (line) => logs.write(line),
    async close() {
      await logs.close();
      release();
    },
  };
};

const hashOf = (plan: Plan, id: string, host: string): string => {
  const step = findStep(plan, id);
  return (step && findWork(step, host)?.hash) ?? '';
};
