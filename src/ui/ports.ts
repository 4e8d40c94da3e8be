/** What the screens need from behind the stage. `commands/` implements it; frame tests pass fakes. */
import type { Execution } from '../execute/execution.js';
import type { Prompts } from '../execute/ports.js';
import type { OutputLine } from '../output/output-line.js';
import type { Plan } from '../plan/types.js';
import type { Told } from '../words/saying.js';
import type { Words } from '../words/words.js';
import type { Examination } from './doctor/examination.js';
import type { PictureValues } from '../plan/picture-values.js';
import type { Runbook } from '../runbook/types.js';
import type { Settings } from './settings/settings.js';
import type { Language } from '../words/language.js';
import type { Problem } from '../source/problem.js';

export interface Backstage {
  /**
   * The runbook in a language. Its pictures are of the cluster whose values these are; without any, of the runbook's
   * own example.
   */
  readonly book: (language: Language, values?: PictureValues) => Runbook;
  /** As they were left the last time, or as the person asked at the start. */
  readonly settings: Settings;
  remember(change: Partial<Settings>): Promise<void>;
  /** Questions that were answered, and whether right: kept for the person, also where there are no machines. */
  readonly answers: Answers;
  keepAnswers(answers: Answers): Promise<void>;
  /** The cluster file whose hosts answer from a recording, where there is one of this runbook. */
  readonly tour?: string;
  /** Breaks etcd on the recorded hosts, and returns the cluster file that leads to them. */
  breakTour(): Promise<string>;
  /** Sessions to resume, latest first. */
  sessions(): Promise<readonly SessionSummary[]>;
  /** Reads the cluster file, plans, takes the session. Nothing is carried out yet, no host is touched. */
  open(clusterFile: string, prompts: Prompts): Promise<Opened>;
  /** What a step printed on a host, as the record keeps it: of this run, else of the latest that has any. */
  keptOutput(recordFolder: string, step: string, host: string): Promise<FoundOutput | undefined>;
  /** Writes lines to a new file in the folder the person is in; never over an existing one. */
  saveOutput(name: string, lines: AsyncIterable<string>): Promise<Saved>;
  /** Certificates of this plan that were made and kept here. */
  certificates(plan: Plan): Promise<readonly KeptCertificate[]>;
  /** Looks at all hosts of the cluster file and says what is wrong. Changes nothing. */
  examine(clusterFile: string, prompts: Prompts, words: Words): Promise<Examination>;
  /** Takes the session with the steps that mend a finding as its last chapter. Nothing is carried out yet. */
  openFix(clusterFile: string, finding: string, prompts: Prompts, words: Words): Promise<OpenedFix>;
  /** Takes the session with the steps of the latest fix, to undo them. Nothing is carried out yet. */
  openUndo(clusterFile: string, prompts: Prompts, words: Words): Promise<OpenedFix>;
  /** Writes a new cluster file for the wizard's answers; never over an existing file. */
  createCluster(draft: ClusterDraft): Promise<Created>;
  /** Practice machines on this box. */
  startLab(onProgress: (line: string) => void): Promise<Created>;
}

/** Lines in a file of any size, read in pieces. */
export interface KeptOutput {
  count(): Promise<number>;
  /** The lines from a number on. */
  pieces(from: number): AsyncIterable<readonly OutputLine[]>;
}

export interface FoundOutput {
  readonly output: KeptOutput;
  readonly ofThisRun: boolean;
}

export type Saved =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'refused'; readonly path: string; readonly why: Told };

/** A certificate kept on this machine; `host` is absent for an authority's own. */
export interface KeptCertificate {
  readonly ca: string;
  readonly host?: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly validTo: number;
}

export interface OpenedFix {
  readonly opened: Opened;
  /** The steps to carry out or to undo, in order. */
  readonly steps: readonly string[];
}

/** By the id of the section and the number of the question. */
export type Answers = Readonly<Record<string, boolean>>;

export interface SessionSummary {
  readonly cluster: string;
  readonly clusterFile: string;
  /** Milliseconds since 1970. */
  readonly lastUsed: number;
  /** As in `etcd › start the members (2 of 3 hosts done)`; absent when all is done. */
  readonly resumeAt?: string;
  readonly stepsDone: number;
  readonly stepsTotal: number;
}

export type Opened =
  | {
      readonly kind: 'opened';
      readonly execution: Execution;
      readonly warnings: readonly Told[];
      /** Where the record of this session lies, to tell the person at the end. */
      readonly recordFolder?: string;
    }
  /** Another program holds the session: look, do not touch. */
  | {
      readonly kind: 'held';
      readonly execution: Execution;
      readonly holder: Told;
      readonly recordFolder?: string;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly message: Told; readonly hint: Told };

export interface ClusterDraft {
  /** Where to write it. */
  readonly file: string;
  readonly name: string;
  readonly user: string;
  readonly port: number;
  readonly identityFile?: string;
  readonly askPassword: boolean;
  readonly sudo: boolean;
  readonly hosts: readonly {
    readonly name: string;
    readonly address: string;
    readonly roles: readonly string[];
  }[];
  readonly profile: string;
}

export type Created =
  | { readonly kind: 'created'; readonly clusterFile: string }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly message: Told; readonly hint: Told };
