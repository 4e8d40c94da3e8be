/**
 * What `execute/` needs from the world, as interfaces that it owns. Adapters (`ssh/`, `pki/`, `artifacts/`,
 * `session/`) implement them; tests pass fakes through them.
 */
import type { Readable, Writable } from 'node:stream';
import type { End, EngineEvent, Move, Phase, RunState, ShellEnd } from '../engine/types.js';
import type { OutputLine } from '../output/output-line.js';
import type { PlannedArtifact, PlannedCertificate, PlannedSecret } from '../plan/types.js';
import { saying, type Told } from '../words/saying.js';
import { wordsIn } from '../words/words.js';

export type Stream = 'stdout' | 'stderr';

/** One host of the cluster. The connection is opened on first use and kept. */
export interface Remote {
  readonly host: string;
  /** Opens the connection and learns what the host is. Throws `ConnectError`. Calling it again is free. */
  connect(): Promise<HostFacts>;
  /**
   * Starts a job. A job outlives the link; asking twice for the same id runs it once. `end` never rejects:
   * what went wrong is one of the ends.
   */
  run(job: Job, listener: JobListener): RunningJob;
  /** Finds a job that an earlier run of the program started: finished, still running, or gone. */
  attach(id: string, listener: JobListener): RunningJob;
  /** Nobody will ask for this job again: the host need not remember it. Until then it can be attached to. */
  forget(id: string): void;
  /** What lies at each path, in the order asked; `undefined` where nothing does. */
  inspect(paths: readonly string[]): Promise<readonly (RemoteFile | undefined)[]>;
  /** What a file says, `undefined` where there is none. Of a long one only the beginning. Throws `EffectError`. */
  read(path: string): Promise<string | undefined>;
  /**
   * Puts a file in place whole or not at all: written beside its target, checked by SHA-256, given its owner
   * and mode, then renamed. The file that was there before kubewalk first touched it is kept as
   * `PATH.kubewalk-orig`, except where `keepOriginal` is false. Throws `UploadError`.
   */
  install(file: FileToInstall, onProgress?: (sent: number, total: number) => void): Promise<void>;
}

/**
 * Opens a shell for a person on a host and settles when it has ended. Its connection is its own, so that it neither holds
 * up what is carried out there nor ends with it. Throws `ConnectError`, also where `cancel` gave up the way there.
 */
export type OpenShell = (host: string, terminal: ShellTerminal, cancel?: AbortSignal) => Promise<ShellEnd>;

/** The terminal a person sits at, as far as a shell needs it. */
export interface ShellTerminal {
  /** What terminfo calls it, as in TERM. */
  readonly name: string;
  size(): { readonly columns: number; readonly rows: number };
  /** Tells of every new size; the returned function ends it. */
  onResize(listener: () => void): () => void;
  /** Hands it over, with raw keys. Called once the host has let us in: until then it may be needed to ask something. */
  borrow(): { readonly input: Readable; readonly output: Writable };
  /** Takes it back, whatever the shell left it like. */
  giveBack(): void;
}

export type { ShellEnd };

export interface HostFacts {
  /** `debian` (Debian, Ubuntu), `rhel` (CentOS, Rocky, Alma, openEuler, Fedora) or the os-release ID. */
  readonly family: string;
  /** ID of /etc/os-release, as `debian`. */
  readonly os: string;
  /** VERSION_ID of /etc/os-release, as `12`. */
  readonly osVersion: string;
  /** As in release names: `amd64`, `arm64`. */
  readonly arch: string;
  readonly bootId: string;
}

export interface Job {
  /** Names one attempt; letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /** Complete text for `sh`. */
  readonly script: string;
  /** Set before the script, by shell name, and handed to it as it starts: no file of the host ever holds them. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface JobListener {
  /** Decoded text as it arrives, cut anywhere. A returned promise holds the host back until it settles. */
  output(stream: Stream, text: string): void | Promise<void>;
  /** The connection was lost while the job goes on, or is back. */
  link?(state: 'lost' | 'back'): void;
}

export interface RunningJob {
  readonly end: Promise<JobEnd>;
  /** TERM to the whole process group, KILL after a grace time. */
  stop(): void;
}

export type JobEnd = End;

export interface RemoteFile {
  readonly sha256: string;
  /** Octal, as in `0644`. */
  readonly mode: string;
  readonly owner: string;
}

export interface FileToInstall {
  readonly path: string;
  /** Bytes in memory, or a file on this machine. */
  readonly content: Uint8Array | { readonly localPath: string };
  readonly sha256: string;
  readonly mode: string;
  readonly owner: string;
  readonly keepOriginal?: boolean;
}

/** Why a host could not be reached or would not have us. */
export type ConnectFailure =
  | 'unreachable'
  | 'host-key-unknown'
  | 'host-key-changed'
  | 'host-key-revoked'
  | 'identity-file'
  | 'refused'
  | 'sudo-refused'
  | 'unusable';

/**
 * Something that a person is told: `told` says what happened, `hint` what to do next. The message of the error is the
 * same in English, for reports of mistakes and for tests.
 */
class TellingError extends Error {
  readonly told: Told;
  readonly hint: Told;
  constructor(told: Told, hint: Told, options?: ErrorOptions) {
    super(wordsIn('en').say(told), options);
    this.told = told;
    this.hint = hint;
  }
}

/** A host cannot be reached or refuses us. */
export class ConnectError extends TellingError {
  override readonly name = 'ConnectError';
  readonly host: string;
  readonly failure: ConnectFailure;
  /** What happened, for who says the host himself. */
  readonly said: Told;
  constructor(host: string, failure: ConnectFailure, said: Told, hint: Told, options?: ErrorOptions) {
    super(saying('ssh.onHost', { host, said }), hint, options);
    this.host = host;
    this.failure = failure;
    this.said = said;
  }
}

/** Something expected went wrong with a file, a download or a certificate. */
export class EffectError extends TellingError {
  override readonly name = 'EffectError';
}

/** What a person is told of an error; the message of one that nobody expected. */
export const toldOf = (error: unknown): Told => {
  if (error instanceof TellingError) return error.told;
  return error instanceof Error ? error.message : String(error);
};

/** Questions only the person can answer. `undefined` means that nobody answered. */
export interface Prompts {
  acceptHostKey(question: HostKeyQuestion): Promise<boolean | undefined>;
  secret(question: SecretQuestion): Promise<string | undefined>;
}

export interface HostKeyQuestion {
  readonly host: string;
  readonly address: string;
  readonly keyType: string;
  /** `SHA256:…` as ssh prints it. */
  readonly fingerprint: string;
}

export interface SecretQuestion {
  readonly kind: 'login-password' | 'sudo-password' | 'key-passphrase' | 'variable';
  readonly host: string;
  /** What it opens: `user@address`, the path of the key file; or what it is, for a variable of the runbook. */
  readonly subject: string;
  /** The answer before was wrong. */
  readonly again: boolean;
}

/** The values of secret variables: each is found out once, when a step first needs it, and kept in memory alone. */
export interface SecretValues {
  /** Throws `EffectError` where there is none. */
  get(secret: PlannedSecret, host: string): Promise<string>;
  /** Takes the values that were given out out of the lines of one stream, one line after another. */
  redactor(): (line: string) => string;
}

/** Release files on the operator's machine. */
export interface ArtifactStore {
  /** Finds the file in the artifacts folder or the cache, else downloads it; checked either way. Throws `EffectError`. */
  fetch(
    artifact: PlannedArtifact,
    onProgress: (received: number, total: number | undefined) => void,
    signal: AbortSignal,
  ): Promise<LocalArtifact>;
}

export interface LocalArtifact {
  readonly localPath: string;
  readonly sha256: string;
  readonly size: number;
}

/** The certificate authorities of one cluster; their keys never leave the operator's machine. */
export interface CertificateIssuer {
  /** Gives the certificate that is still right, else issues one. Throws `EffectError`. */
  issue(host: string, certificate: PlannedCertificate): Promise<IssuedCertificate>;
}

/** PEM texts. */
export interface IssuedCertificate {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
  /** Why it had to be made anew; absent when the one at hand was still right. */
  readonly issuedBecause?: string;
}

/** Keeps what happened, so that a later start knows. */
export interface Recorder {
  /**
   * Called after every transition and before anything that follows from it is begun. Throws `EffectError` when it
   * cannot write; the execution then begins nothing more.
   */
  record(event: EngineEvent, moves: readonly Move[], state: RunState): void;
  /**
   * Keeps a line. A returned promise holds the host's output back until it settles. Throws `EffectError` when lines
   * cannot be written any more.
   */
  print(line: PrintedLine): void | Promise<void>;
  /** Has `listener` told of every log that is full, once. */
  whenCut(listener: (cut: LogCut) => void): void;
  close(): Promise<void>;
}

/** The log of a step on a host reached its limit: from there on, only the last lines are kept. */
export interface LogCut {
  readonly step: string;
  readonly host: string;
  readonly file: string;
  readonly limitBytes: number;
  readonly lastLines: number;
}

/** Time, so that tests need none. */
export interface Clock {
  /** Milliseconds since 1970, going on evenly whatever the clock is set to: what lies between two is a duration. */
  now(): number;
  /** Milliseconds since some moment; goes on evenly whatever the clock is set to, and need not while the machine sleeps. For time limits. */
  elapsed(): number;
  /** Settles after `ms`, or as soon as `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A line that belongs to a step on a host. */
export interface PrintedLine extends OutputLine {
  readonly step: string;
  readonly host: string;
  readonly phase: Phase;
}
