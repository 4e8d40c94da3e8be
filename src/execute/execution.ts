import type { Intent, Move, RunState, Walk, WalkResult } from '../engine/types.js';
import type { Plan } from '../plan/types.js';
import type { Told } from '../words/saying.js';
import type { LogCut, OpenShell, PrintedLine } from './ports.js';
import type { Reached } from './reach.js';

/** A plan being carried out: the state to look at, the wishes to send, the listeners to tell. */
export interface Execution {
  readonly plan: Plan;
  state(): RunState;
  /**
   * Opens the way to hosts before anything is begun on any of them, so that one that is off or not who it seems
   * stops a walk while nothing was changed anywhere. Asking to stop ends the wait.
   */
  reach(hosts: readonly string[]): Promise<Reached>;
  /**
   * Finds out the secrets that steps need before any of them is begun, so that nobody is asked in mid-walk. Returns what
   * stands in the way.
   */
  findSecrets(kind: Walk['kind'], steps: readonly string[]): Promise<readonly Trouble[]>;
  /** What a file on a host says, `undefined` where there is none. Throws `ConnectError` and `EffectError`. */
  readFile(host: string, path: string): Promise<string | undefined>;
  /** Nothing of what is typed there is kept, only that a person was there. Throws `EffectError` where not even that can be. */
  readonly openShell: OpenShell;
  send(wish: Wish): void;
  /** Tells `listener` of everything that happens from now on. Returns a function that ends it. */
  listen(listener: ExecutionListener): () => void;
  /** Settles when no walk is going on, with the result of the last one; at once when none was asked for. */
  idle(): Promise<WalkResult | undefined>;
  /** Writes what is known and lets go of the hosts; jobs that run go on. */
  close(): Promise<void>;
}

/** An intent without the time and the ids, which the execution adds. */
export type Wish =
  | Omit<Extract<Intent, { type: 'walk-requested' }>, 'at' | 'walk'>
  | Omit<Extract<Intent, { type: 'stop-requested' }>, 'at'>
  | Omit<Extract<Intent, { type: 'step-skipped' }>, 'at'>
  | Omit<Extract<Intent, { type: 'step-edited' }>, 'at'>;

/** Every method is optional work for the listener; none may throw. */
export interface ExecutionListener {
  /** Steps moved on; `state` is the state after it. `moves` may be empty when something else changed. */
  moved?(moves: readonly Move[], state: RunState): void;
  /** Complete lines a host printed, cleaned of control sequences. */
  printed?(line: PrintedLine): void;
  transferred?(transfer: Transfer): void;
  link?(change: LinkChange): void;
  logCut?(cut: LogCut): void;
  /** The execution itself cannot go on, as when progress cannot be written. The walk has ended. */
  trouble?(trouble: Trouble): void;
}

export interface Trouble {
  readonly message: Told;
  readonly hint: Told;
}

/** Bytes on their way: a release being downloaded (`host` absent) or a file being sent to a host. */
export interface Transfer {
  readonly step: string;
  readonly host?: string;
  readonly name: string;
  readonly done: number;
  readonly total?: number;
}

export interface LinkChange {
  readonly host: string;
  readonly state: 'lost' | 'back';
}
