import type { Risk } from '../runbook/types.js';
import type { Told } from '../words/saying.js';

/** What the doctor concludes. */
export interface Finding {
  /** The trouble's id; `unexplained` where something is wrong that no trouble explains. */
  readonly id: string;
  readonly title: string;
  /** 1 is what to look at first. */
  readonly rank: number;
  readonly confidence: Confidence;
  /** Where the cause lies, which need not be where it shows. */
  readonly hosts: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly fix: Fix | null;
  /** Why a person has to mend it; where `fix` has steps it is absent. */
  readonly byHand?: string;
}

/**
 * `certain`: facts of the hosts, or words said in no other case, prove it. `likely`: words point at it and no host
 * could be asked. `possible`: words point at it, and the facts of the hosts do not confirm it.
 */
export type Confidence = 'certain' | 'likely' | 'possible';

export interface Evidence {
  /** Absent for a log that was pasted. */
  readonly host?: string;
  /** The fact's name; absent for a line of a log. */
  readonly fact?: string;
  readonly seen: Told;
}

/** How to mend it: ordinary steps. */
export interface Fix {
  readonly steps: readonly { readonly id: string; readonly title: string; readonly risk: Risk }[];
}
