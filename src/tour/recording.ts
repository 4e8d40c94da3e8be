/** A real installation, kept so that it can be answered with again. Pure: text in, value out. */
import * as z from 'zod';

/** Milliseconds since the script began, where it was printed, and what. */
const chunk = z.tuple([z.number(), z.enum(['out', 'err']), z.string()]).readonly();

const answer = z.strictObject({
  step: z.string(),
  phase: z.enum(['check', 'run', 'verify', 'undo', 'doctor']),
  /** Names the script; see `scriptName`. */
  script: z.string(),
  /** What was done in the cluster when it was asked, as far as it matters: `step@host`. */
  needs: z.array(z.string()).readonly(),
  chunks: z.array(chunk).readonly(),
  ms: z.number(),
  exit: z.int(),
  /** What is done, or no longer done, once it has ended. */
  does: z.array(z.string()).readonly().optional(),
  undoes: z.array(z.string()).readonly().optional(),
  /** Paths that are gone once it has ended. */
  removes: z.array(z.string()).readonly().optional(),
});

const host = z.strictObject({
  name: z.string(),
  address: z.string(),
  roles: z.array(z.string()).readonly(),
  /** As of `uname -m`. */
  machine: z.string(),
  osRelease: z.string(),
  answers: z.array(answer).readonly(),
});

export const recordingSchema = z.strictObject({
  schema: z.literal(1),
  /** Milliseconds since 1970. */
  recordedAt: z.number(),
  /** What was recorded with what: `etcd` to `3.5.16`. */
  versions: z.record(z.string(), z.string()),
  profile: z.string(),
  /** Release files that were sent, by name. */
  artifacts: z.array(z.string()).readonly(),
  /** What is done where the scene of the broken etcd begins; the last of it is the fault. */
  broken: z.array(z.string()).readonly(),
  hosts: z.array(host).readonly(),
});

export type Chunk = z.infer<typeof chunk>;
export type Answer = Readonly<z.infer<typeof answer>>;
export type RecordedHost = Readonly<z.infer<typeof host>>;
export type Recording = Readonly<z.infer<typeof recordingSchema>>;
