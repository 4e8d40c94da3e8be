import type { CertificateBlock, Conditions, Explanation, Risk, Strategy } from '../runbook/types.js';
import type { Host } from '../cluster/types.js';

/** Runbook x cluster: every step with its hosts and its commands filled in. A plain value; printable. */
export interface Plan {
  readonly runbook: { readonly id: string; readonly title: string };
  readonly cluster: {
    readonly name: string;
    readonly file: string;
    readonly artifacts?: string;
    /** Its hosts answer from a recording: nothing is changed anywhere. */
    readonly recording?: true;
  };
  readonly profile: string;
  readonly hosts: readonly Host[];
  /** Variables whose values are not in here. */
  readonly secrets: readonly PlannedSecret[];
  /** Every shell variable of every host, by host name: what an edited command may use. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly chapters: readonly PlannedChapter[];
}

/** Where a value comes from that no file of ours may hold. */
export interface PlannedSecret {
  readonly name: string;
  readonly about: string;
  readonly from:
    | { readonly kind: 'ask' }
    | { readonly kind: 'env'; readonly name: string }
    /** Absolute, or relative to the cluster file. */
    | { readonly kind: 'file'; readonly path: string };
}

export interface PlannedChapter {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly string[];
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly risk: Risk;
  readonly strategy: Strategy;
  readonly timeoutMs: number;
  /** Conditions that only the hosts' facts can decide. */
  readonly when: Conditions;
  /** Why the step is left out whatever the hosts say: its conditions on the variables do not hold. */
  readonly leftOut?: string;
  readonly noUndo?: string;
  readonly explanations: readonly Explanation[];
  readonly outputs: readonly string[];
  readonly work: readonly HostWork[];
}

/** What one step is on one host. */
export interface HostWork {
  readonly host: string;
  readonly check?: Script;
  readonly files: readonly PlannedFile[];
  readonly artifacts: readonly PlannedArtifact[];
  readonly certificates: readonly PlannedCertificate[];
  readonly run?: Script;
  readonly verify?: Script;
  readonly undo?: Script;
  /** Changes when anything that would be done on the host changes. */
  readonly hash: string;
}

/** A shell block and the values of the variables it uses. */
export interface Script {
  readonly code: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface PlannedFile {
  readonly path: string;
  readonly content: string;
  /** Octal, as in `0644`. */
  readonly mode: string;
  readonly owner: string;
}

export interface PlannedArtifact {
  readonly name: string;
  /** The release's file name. */
  readonly file: string;
  readonly url: string;
  readonly sums?: string;
  readonly sha256?: string;
  /** Where it goes on the host. */
  readonly path: string;
}

/** A certificate with its templates filled in. */
export type PlannedCertificate = Omit<CertificateBlock, 'place'>;
