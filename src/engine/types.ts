import type { Risk } from '../runbook/types.js';
import type { Told } from '../words/saying.js';

/** The ways a step can end on one host. `already`: nothing had to be changed. */
export type Status = 'changed' | 'already' | 'skipped' | 'failed' | 'unknown';

/** The part of the step contract that was going on. */
export type Phase = 'check' | 'apply' | 'run' | 'verify' | 'undo';

/** Why a step ended as it did, where the status alone does not say it. */
export type Reason =
  | { readonly kind: 'exit-code'; readonly phase: Phase; readonly code: number }
  | { readonly kind: 'signal'; readonly phase: Phase; readonly signal: string }
  | { readonly kind: 'timeout' | 'too-much-output'; readonly phase: Phase; readonly signal: 'TERM' | 'KILL' }
  | { readonly kind: 'stopped'; readonly phase: Phase; readonly signal?: 'TERM' | 'KILL' }
  | { readonly kind: 'not-verified'; readonly code: number }
  | { readonly kind: 'effect'; readonly message: Told; readonly hint: Told }
  | {
      readonly kind: 'unreachable';
      readonly failure: string;
      readonly message: Told;
      readonly hint: Told;
    }
  /** `of` a variable of the cluster, which may be changed, or of a fact of the host, which stays. */
  | { readonly kind: 'condition'; readonly of: 'variable' | 'fact'; readonly message: string }
  | { readonly kind: 'skipped'; readonly message: string }
  | { readonly kind: 'lost'; readonly phase: Phase; readonly message: Told };

/** How one step ended on one host. */
export interface Outcome {
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  /** The work's hash when it was done. */
  readonly hash: string;
  readonly reason?: Reason;
  /** Of an `unknown` outcome: the job whose end nobody saw. It is looked for before anything runs again. */
  readonly job?: string;
}

/** Where one step stands on one host. `since` is when the step began there, whatever phase it has come to. */
export type Progress =
  | { readonly kind: 'pending'; readonly note?: PendingNote }
  /**
   * An earlier run of the program was cut off here; its job is looked for before anything else. Without a job: its
   * run had ended well, and only its verify is open. `of`: hash of the work that the job carries out, where known.
   */
  | { readonly kind: 'interrupted'; readonly job?: string; readonly of?: string; readonly at: number }
  | { readonly kind: 'connecting'; readonly since: number; readonly before: Progress }
  | { readonly kind: 'attaching'; readonly job: string; readonly of?: string; readonly since: number }
  /** `was` is the outcome being re-checked: it holds until the check says otherwise. */
  | { readonly kind: 'checking'; readonly since: number; readonly was?: Outcome }
  | { readonly kind: 'applying'; readonly since: number }
  | { readonly kind: 'running'; readonly job: string; readonly since: number }
  /** Ran, and waits for the other hosts of a `together` step. */
  | { readonly kind: 'ran'; readonly since: number }
  | { readonly kind: 'verifying'; readonly since: number }
  | { readonly kind: 'undoing'; readonly job: string; readonly since: number }
  | { readonly kind: 'finished'; readonly outcome: Outcome };

/** Why something that was touched before is to be done again. */
export type PendingNote = 'changed-since-done' | 'no-longer-so' | 'undone' | 'undo-interrupted';

export type HostProgress = Readonly<Record<string, Progress>>;

/** What a host is, as learnt when it was connected; decides `when`. */
export type Facts = Readonly<Record<string, string>>;

/** Steps being carried out, in order. */
export interface Walk {
  /** Names the walk; jobs are named after it. */
  readonly id: string;
  readonly kind: 'do' | 'recheck' | 'undo';
  /** The step being carried out, then those that follow. */
  readonly steps: readonly string[];
  /** Only these hosts, where the person asked for some. */
  readonly hosts?: readonly string[];
  /** The hosts of the current step that this walk has begun, and those whose turn is still to come. */
  readonly begun: readonly string[];
  readonly toCome: readonly string[];
  readonly stopping: boolean;
}

export type WalkResult = 'ok' | 'failed' | 'unreachable' | 'stopped';

/** The whole state of a plan being carried out. A fold of the events. */
export interface RunState {
  /** By step id, then by host name. */
  readonly steps: Readonly<Record<string, HostProgress>>;
  readonly facts: Readonly<Record<string, Facts>>;
  /** `run` blocks that the person changed for this run, by step id. */
  readonly edits: Readonly<Record<string, string>>;
  readonly walk?: Walk;
  /** How the last walk ended. */
  readonly result?: WalkResult;
}

/** What happened; `at` is milliseconds since 1970. */
export type EngineEvent = Intent | Happening | ByHand;

/** A person was on a host by hand. It moves no step: it is kept for who reads the record. */
export type ByHand =
  | { readonly type: 'shell-opened'; readonly host: string; readonly at: number }
  | { readonly type: 'shell-ended'; readonly host: string; readonly at: number; readonly end: ShellEnd };

/** How a shell that a person had on a host ended. */
export type ShellEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  /** The person hung up: what ran in it may go on. */
  | { readonly kind: 'left' }
  /** The connection was lost. */
  | { readonly kind: 'lost' };

/** What a person (or the command line in their name) asked for. */
export type Intent =
  | {
      readonly type: 'walk-requested';
      readonly walk: string;
      readonly kind: Walk['kind'];
      readonly steps: readonly string[];
      readonly hosts?: readonly string[];
      readonly at: number;
    }
  | { readonly type: 'stop-requested'; readonly at: number }
  | {
      readonly type: 'step-skipped';
      readonly step: string;
      readonly hosts?: readonly string[];
      readonly reason: string;
      readonly at: number;
    }
  | {
      readonly type: 'step-edited';
      readonly step: string;
      readonly code: string | undefined;
      readonly at: number;
    };

/** What came back from carrying out a command. */
export type Happening =
  | { readonly type: 'host-connected'; readonly host: string; readonly facts: Facts; readonly at: number }
  | {
      readonly type: 'host-refused';
      readonly host: string;
      readonly failure: string;
      readonly message: Told;
      readonly hint: Told;
      readonly at: number;
    }
  | HostEvent<'check-finished', { readonly already: boolean }>
  | HostEvent<'effects-applied', object>
  | HostEvent<'run-finished', OfJob & { readonly end: End }>
  | HostEvent<'verify-finished', { readonly end: End }>
  | HostEvent<'undo-finished', OfJob & { readonly end: End }>
  /** The job of an interrupted step could not be found: what is known stands in `why`. */
  | HostEvent<'job-vanished', OfJob & { readonly why: Told }>
  /** Names a job where the phase has one. */
  | HostEvent<'phase-failed', Partial<OfJob> & { readonly reason: Reason }>;

/** Tells the end of one job from that of another. Events of older programs name none. */
interface OfJob {
  readonly job: string | undefined;
}

type HostEvent<Type extends string, More> = {
  readonly type: Type;
  readonly step: string;
  readonly host: string;
  readonly at: number;
  /** In which it was asked for: tells what an earlier one still waited for from what this one does. Older programs name none. */
  readonly walk?: string | undefined;
} & More;

/** Who had a script stopped: its time limit, the limit to what a host keeps of its output, or the person. */
export type Stopper = 'timeout' | 'output' | 'person';

/** How a script ended. */
export type End =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'stopped'; readonly by: Stopper; readonly signal: 'TERM' | 'KILL' }
  /**
   * Nobody can say how it ended: `why` tells what is known. `mayRun`: the host could not be asked, so that the job may
   * still be going on; otherwise the host has been asked and it does not.
   */
  | { readonly kind: 'unknown'; readonly why: Told; readonly mayRun?: boolean };

/** What is to be done next. Carried out by `execute/`, answered by happenings. */
export type Command =
  | { readonly type: 'connect'; readonly host: string }
  | { readonly type: 'check' | 'apply' | 'verify'; readonly step: string; readonly host: string }
  | {
      readonly type: 'run' | 'undo' | 'attach';
      readonly step: string;
      readonly host: string;
      readonly job: string;
    }
  | { readonly type: 'stop' };

export interface Transition {
  readonly state: RunState;
  readonly commands: readonly Command[];
}

/** A step on a host moved on: what listeners are told. */
export interface Move {
  readonly step: string;
  readonly chapter: string;
  readonly risk: Risk;
  readonly host: string;
  readonly from: Progress;
  readonly to: Progress;
}
