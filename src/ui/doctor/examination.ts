import type { Risk } from '../../runbook/types.js';
import type { Problem } from '../../source/problem.js';
import type { Told } from '../../words/saying.js';
import type { Words } from '../../words/words.js';

/** A step of a fix, with what it (or its undo) runs on the first of its hosts. */
export interface FixStepView {
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  readonly hosts: readonly string[];
  readonly commands: readonly string[];
  /** How it is undone, or why it cannot be; absent where there is nothing to undo. */
  readonly undo?: string;
}

/** A finding as the screen shows it. */
export interface FindingView {
  readonly id: string;
  readonly title: string;
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly hosts: readonly string[];
  readonly cause: string;
  /** The very lines and facts, each with its host. */
  readonly evidence: readonly string[];
  readonly doNot: readonly string[];
  readonly fix:
    | { readonly kind: 'steps'; readonly steps: readonly FixStepView[] }
    /** `why` it is not carried out: the guard's word, or that a person has to do it. */
    | { readonly kind: 'by-hand' | 'refused'; readonly why: string };
}

/** The fix that was carried out last and can be undone. */
export interface MendedView {
  /** Of the trouble that it mended. */
  readonly title: string;
  /** In the order of undoing, with what that runs on the first of the hosts where something may have changed. */
  readonly steps: readonly FixStepView[];
}

/** What was found, told in the person's language of the moment. */
export type TellFindings = (words: Words) => readonly FindingView[];

export type TellMended = (words: Words) => MendedView | undefined;

export type Examination =
  | {
      readonly kind: 'examined';
      /** Its name. */
      readonly cluster: string;
      readonly findings: TellFindings;
      readonly mended: TellMended;
      /** Where the evidence was written, when nothing explains it. */
      readonly bundle?: string;
      /** Its hosts answer from a recording. */
      readonly recording?: true;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly message: Told; readonly hint: Told };
