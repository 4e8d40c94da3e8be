import * as z from 'zod';
import type { Records } from '../engine/initial-state.js';

/** The form of a session's file. Raise it with every change that an older program would misread. */
export const schemaVersion = 2;

const reason = z.looseObject({ kind: z.string() });

const outcome = z.strictObject({
  status: z.enum(['changed', 'already', 'skipped', 'failed', 'unknown']),
  at: z.number(),
  durationMs: z.number(),
  hash: z.string(),
  reason: reason.optional(),
  job: z.string().optional(),
});

export const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finished'), outcome }),
  z.strictObject({
    kind: z.literal('started'),
    at: z.number(),
    job: z.string().optional(),
    of: z.string().optional(),
    ran: z.string().optional(),
  }),
]);

export const summarySchema = {
  resumeAt: z.string().optional(),
  stepsDone: z.number(),
  stepsTotal: z.number(),
};

export const sessionSchema = z.strictObject({
  schema: z.literal(schemaVersion),
  runbook: z.string(),
  cluster: z.string(),
  /** Absolute path of the cluster file. */
  clusterFile: z.string(),
  /** The hosts' addresses when it was last used: tells two clusters of one name apart. */
  addresses: z.array(z.string()),
  lastUsed: z.number(),
  /** Where the latest run keeps its events and output. */
  run: z.string(),
  ...summarySchema,
  records: z.record(z.string(), z.record(z.string(), recordSchema)),
});

export type SessionFile = Omit<z.infer<typeof sessionSchema>, 'records'> & { readonly records: Records };
