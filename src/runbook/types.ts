import type { RootContent } from 'mdast';
import type { Place } from '../source/problem.js';
import type { Question, Term } from './teaching.js';

/** How much a step may do to a host. */
export type Risk = 'reads' | 'changes' | 'destroys';

/**
 * How a step is carried over its hosts: all at once; one after another; on the first host only; or started
 * everywhere without waiting and then verified as one (etcd's first start needs that).
 */
export type Strategy = 'parallel' | 'serial' | 'once' | 'together';

/** `name: wanted`, all of which must hold; several wanted values are alternatives. */
export type Conditions = Readonly<Record<string, readonly string[]>>;

export interface Runbook {
  readonly id: string;
  readonly title: string;
  /** The folder the runbook was read from. */
  readonly folder: string;
  readonly intro: readonly RootContent[];
  readonly roles: readonly string[];
  readonly variables: readonly Variable[];
  /** Shell variables computed from the cluster, by template, for every host. */
  readonly derived: Readonly<Record<string, string>>;
  readonly profiles: readonly Profile[];
  readonly artifacts: readonly ArtifactSource[];
  readonly chapters: readonly Chapter[];
  readonly glossary: readonly Term[];
  /** Hosts for pictures, where there are no machines. */
  readonly example: readonly ExampleHost[];
}

export interface ExampleHost {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly string[];
}

export type VariableType =
  'text' | 'ip' | 'cidr' | 'hostname' | 'version' | 'path' | 'port' | 'number' | 'url' | 'enum';

export interface Variable {
  readonly name: string;
  readonly type: VariableType;
  readonly about: string;
  readonly default?: string;
  /** The allowed values of an `enum`. */
  readonly values?: readonly string[];
  /** Its value is in nobody's plan: it is given to the shell blocks that name it, as they start. */
  readonly secret?: true;
  readonly place: Place;
}

export interface Profile {
  readonly name: string;
  readonly about: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly requires: readonly Requirement[];
}

/** A pair that must fit, with the reason a person is told when it does not. */
export interface Requirement {
  readonly conditions: Conditions;
  readonly because: string;
}

/** Where a release file comes from. All fields but `name` and `unpacks` are templates over the variables. */
export interface ArtifactSource {
  readonly name: string;
  readonly file: string;
  readonly url: string;
  /** A file of `sha256sum` lines published beside the release. */
  readonly sums?: string;
  /** Known good checksums, by file name. */
  readonly sha256: Readonly<Record<string, string>>;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Ids of chapters that must be done first. */
  readonly needs: readonly string[];
  readonly intro: readonly RootContent[];
  readonly sections: readonly Section[];
}

/** A heading of a chapter: a step where something is carried out, prose alone, or questions to check oneself. */
export type Section = Theory | Step | Questions;

export interface Theory {
  readonly kind: 'theory';
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  readonly prose: readonly RootContent[];
  readonly place: Place;
}

export interface Questions {
  readonly kind: 'questions';
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  readonly prose: readonly RootContent[];
  readonly place: Place;
  readonly questions: readonly Question[];
}

export interface Step {
  readonly kind: 'step';
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  readonly prose: readonly RootContent[];
  readonly place: Place;
  /** Roles or host names; `all` is every host. */
  readonly on: readonly string[];
  readonly strategy: Strategy;
  readonly risk: Risk;
  readonly timeoutMs: number;
  readonly when: Conditions;
  /** Why a step that changes something has no `undo`. */
  readonly noUndo?: string;
  readonly check?: ShellBlock;
  readonly run?: ShellBlock;
  readonly verify?: ShellBlock;
  readonly undo?: ShellBlock;
  readonly files: readonly FileBlock[];
  readonly artifacts: readonly ArtifactBlock[];
  readonly certificates: readonly CertificateBlock[];
  readonly explanations: readonly Explanation[];
  /** What a good result looks like. */
  readonly outputs: readonly string[];
}

export interface ShellBlock {
  readonly code: string;
  /** The shell variables that it reads. */
  readonly reads: readonly string[];
  /** The first line of the code itself, not of the fence. */
  readonly place: Place;
}

/** A file rendered from a template under `assets/`. */
export interface FileBlock {
  readonly template: string;
  readonly path: string;
  /** Octal, as in `0644`. */
  readonly mode: string;
  readonly owner: string;
  readonly place: Place;
}

/** A release file that is put on the host. */
export interface ArtifactBlock {
  readonly artifact: string;
  readonly path: string;
  readonly place: Place;
}

export type CertificateUsage = 'server' | 'client';

/** A certificate that is issued on the operator's machine and put, with its key and CA, on the host. */
export interface CertificateBlock {
  readonly ca: string;
  readonly name: string;
  readonly commonName: string;
  readonly usages: readonly CertificateUsage[];
  readonly dns: readonly string[];
  readonly ips: readonly string[];
  readonly days: number;
  /** The folder on the host; gets `ca.pem`, `NAME.pem` and `NAME-key.pem`. */
  readonly to: string;
  readonly owner: string;
  readonly place: Place;
}

/** What a fragment of the step's commands means. */
export interface Explanation {
  readonly fragment: string;
  readonly meaning: string;
  readonly place: Place;
}
