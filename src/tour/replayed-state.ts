/** What the recorded cluster remembers: a small model of its hosts. A plain value that survives the program. */
import * as z from 'zod';

const file = z.strictObject({
  sha256: z.string(),
  mode: z.string(),
  owner: z.string(),
  /** What small files say that anybody may read. */
  text: z.string().optional(),
});

const job = z.strictObject({
  token: z.string(),
  /** The script's name, and which of its answers is given; absent for a script that was not recorded. */
  answer: z.strictObject({ script: z.string(), index: z.int() }).optional(),
  /** Milliseconds since 1970. */
  begunAt: z.number(),
  stoppedAt: z.number().optional(),
  /** Its effects are counted. */
  settled: z.boolean(),
});

const host = z.strictObject({
  files: z.record(z.string(), file),
  jobs: z.record(z.string(), job),
  /** How often each script was begun, by name and what it needed. */
  asked: z.record(z.string(), z.int()),
});

export const replayedState = z.strictObject({
  /** `step@host`. */
  done: z.array(z.string()),
  bootId: z.string(),
  hosts: z.record(z.string(), host),
});

export type ReplayedFile = Readonly<z.infer<typeof file>>;
export type ReplayedJob = z.infer<typeof job>;
export type ReplayedState = z.infer<typeof replayedState>;
