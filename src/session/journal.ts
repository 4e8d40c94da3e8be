/**
 * What changed in a session since its file was last written: a line for every change. A line costs a small part of
 * writing the file anew, and outlives the program as well. Lines say how things stand, not what happened, so that
 * reading one twice does no harm.
 */
import * as z from 'zod';
import type { StepRecord } from '../engine/initial-state.js';
import { wholeLines } from '../files/whole-lines.js';
import { recordSchema, summarySchema, type SessionFile } from './session-file.js';
import type { Summary } from './summary.js';

export interface Change {
  readonly at: number;
  /** By step id, then by host name; `null` where nothing is to be remembered any more. */
  readonly records: Readonly<Record<string, Readonly<Record<string, StepRecord | null>>>>;
  readonly summary?: Summary;
}

const changeSchema = z.strictObject({
  at: z.number(),
  records: z.record(z.string(), z.record(z.string(), recordSchema.nullable())),
  summary: z.strictObject(summarySchema).optional(),
});

/** Throws where a line is not one of ours. Nothing ever followed from one that was cut off. */
export const readJournal = (path: string): readonly Change[] =>
  wholeLines(path).map((line) => changeSchema.parse(JSON.parse(line)) as Change);

export const withChange = (session: SessionFile, { at, records, summary }: Change): SessionFile => {
  const { resumeAt, stepsDone, stepsTotal, ...rest } = session;
  const before = resumeAt === undefined ? { stepsDone, stepsTotal } : { stepsDone, stepsTotal, resumeAt };
  const merged = { ...session.records };
  for (const [step, hosts] of Object.entries(records)) {
    const known = Object.entries({ ...merged[step], ...hosts });
    merged[step] = Object.fromEntries(known.filter((each): each is [string, StepRecord] => each[1] !== null));
  }
  return { ...rest, ...(summary ?? before), lastUsed: at, records: merged };
};
