import type { LinkChange, Wish } from '../../execute/execution.js';
import type { HostKeyQuestion, SecretQuestion } from '../../execute/ports.js';
import type { RunState } from '../../engine/types.js';
import type { OutputLine } from '../../output/output-line.js';
import type { PictureValues } from '../../plan/picture-values.js';
import type { Plan } from '../../plan/types.js';
import type { Runbook } from '../../runbook/types.js';
import type { Problem } from '../../source/problem.js';
import type { Told } from '../../words/saying.js';
import type { FilesOnHost } from '../diff/files-on-host.js';
import type { OutputDifference } from '../difference/compare-outputs.js';
import type { TellFindings, TellMended } from '../doctor/examination.js';
import type { FormState } from '../form/form-state.js';
import type { Shelf } from '../library/entries.js';
import type { Answers, KeptCertificate, SessionSummary } from '../ports.js';
import type { MovingTransfer } from '../run/pace.js';
import type { RecentOutput } from '../store/output-rings.js';
import type { TextBuffer } from '../editor/text-buffer.js';
import type { Page } from '../session/pages.js';
import type { Settings } from '../settings/settings.js';
import type { Look } from './look.js';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export type Screen =
  | MenuScreen<'home'>
  | ChaptersScreen
  | PageScreen
  | LibraryScreen
  | QuizScreen
  | RunScreen
  | OutputScreen
  | DifferenceScreen
  | FailureScreen
  | {
      readonly kind: 'edit';
      readonly step: string;
      readonly hosts: readonly string[];
      readonly buffer: TextBuffer;
    }
  | {
      readonly kind: 'skip';
      readonly step: string;
      readonly hosts: readonly string[];
      readonly buffer: TextBuffer;
    }
  | { readonly kind: 'open-file'; readonly buffer: TextBuffer }
  | { readonly kind: 'form'; readonly form: FormState }
  | MenuScreen<'machines'>
  | DoctorScreen
  | { readonly kind: 'settings'; readonly cursor: number }
  | ProblemsScreen
  | { readonly kind: 'progress'; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'end'; readonly top: number };

interface MenuScreen<Kind extends string> {
  readonly kind: Kind;
  /** The item that the pointer was moved to; absent until then: the first. */
  readonly chosen?: string;
}

export interface ChaptersScreen {
  readonly kind: 'chapters';
  readonly cursor: number;
  /** What the list is narrowed to, and whether it is being typed just now. */
  readonly filter?: TextBuffer;
  readonly typing?: boolean;
}

export type Pane = 'text' | 'commands' | 'output';

export interface PageScreen {
  readonly kind: 'page';
  /** Which page of the walk. */
  readonly index: number;
  readonly pane: Pane;
  readonly host: number;
  readonly top: Readonly<Record<Pane, number>>;
  /** Which explanation is pointed at. */
  readonly explanation?: number;
  /** The person asked to see what good output looks like. */
  readonly revealed?: boolean;
}

/** Theory and words to choose from. */
export interface LibraryScreen {
  readonly kind: 'library';
  readonly shelf: Shelf;
  readonly cursor: number;
  /** The first row shown of what the chosen entry says. */
  readonly top: number;
}

/** One question of a page. */
export interface QuizScreen {
  readonly kind: 'quiz';
  readonly page: number;
  readonly question: number;
  readonly cursor: number;
  /** 1-based. */
  readonly picked: readonly number[];
  readonly buffer: TextBuffer;
  /** Whether the answer was right; absent until there is one. */
  readonly answered?: boolean;
}

export interface RunScreen {
  readonly kind: 'run';
  /** The steps that were asked for. */
  readonly steps: readonly string[];
  /** The step looked at when no walk goes on. */
  readonly step: string;
  readonly host: number;
  /** The first line shown, counted from the beginning of the output; absent while following its end. */
  readonly top?: number;
  readonly kindOfWalk: 'do' | 'recheck' | 'undo';
}

/** What the doctor found, one finding at a time. */
export interface DoctorScreen {
  readonly kind: 'doctor';
  readonly clusterFile: string;
  readonly cluster: string;
  readonly findings: TellFindings;
  readonly mended: TellMended;
  readonly cursor: number;
  readonly top: number;
  readonly bundle?: string;
  /** Its hosts answer from a recording. */
  readonly recording?: true;
}

/** What one host printed in a step, all of it. */
export interface OutputScreen {
  readonly kind: 'output';
  readonly step: string;
  readonly host: number;
  /** The number of the first line shown; absent while following the end. */
  readonly top?: number;
  /** What was read of the file that keeps it, around the lines that are shown. */
  readonly kept?: KeptLines;
  readonly search?: TextBuffer;
  /** The search is being typed just now. */
  readonly typing?: boolean;
  /** The line that was found last. */
  readonly found?: number;
  /** The lines being chosen: where that began, and where it has come to. */
  readonly chosen?: { readonly begun: number; readonly cursor: number };
}

/** What one host printed in a step against what another did. */
export interface DifferenceScreen {
  readonly kind: 'difference';
  readonly step: string;
  readonly one: string;
  readonly other: string;
  readonly top: number;
  /** Absent while it is being compared. */
  readonly found?: OutputDifference;
}

export interface KeptLines {
  /** How many lines the file has. */
  readonly total: number;
  readonly from: number;
  readonly lines: readonly OutputLine[];
  /** Printed in this run: its lines are numbered like those at hand. */
  readonly ofThisRun: boolean;
}

export interface FailureScreen {
  readonly kind: 'failure';
  readonly step: string;
  readonly cursor: number;
  readonly host: number;
}

export interface ProblemsScreen {
  readonly kind: 'problems';
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly message?: Told;
  readonly hint?: Told;
  readonly top: number;
}

/** A cluster that is open. */
export interface OpenedSession {
  readonly plan: Plan;
  readonly run: RunState;
  /** Another program holds the session: nothing is sent. */
  readonly heldBy?: Told;
  /** Where the record of this session lies, for the summary. */
  readonly recordFolder?: string;
  /** Certificates that were made for this cluster, once they were looked up. */
  readonly certificates?: readonly KeptCertificate[];
  readonly transfers: readonly MovingTransfer[];
  /** Files of steps beside what lies on a host, by host and step, where the person asked for it. */
  readonly files: Readonly<Record<string, Readonly<Record<string, FilesOnHost>>>>;
  readonly links: Readonly<Record<string, LinkChange['state']>>;
  /** A walk asked for during a re-check: it starts when the re-check is over. */
  readonly queued?: Extract<Wish, { type: 'walk-requested' }>;
}

export type Question =
  | {
      readonly kind: 'host-key';
      readonly id: number;
      readonly asked: HostKeyQuestion;
      readonly buffer: TextBuffer;
    }
  | {
      readonly kind: 'secret';
      readonly id: number;
      readonly asked: SecretQuestion;
      readonly buffer: TextBuffer;
    };

/** Asked by the screens themselves, over any of them. */
export type Dialog =
  | { readonly kind: 'help'; readonly top: number }
  | { readonly kind: 'palette'; readonly buffer: TextBuffer; readonly cursor: number }
  | { readonly kind: 'stop'; readonly cursor: number }
  | {
      readonly kind: 'confirm';
      /** What has to be typed. */
      readonly word: string;
      readonly buffer: TextBuffer;
      readonly step: string;
      readonly wish: Extract<Wish, { type: 'walk-requested' }>;
    };

export interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'warn' | 'bad' | 'good';
}

export interface AppState {
  readonly settings: Settings;
  readonly size: Size;
  /** Milliseconds since 1970; moves on while something runs. */
  readonly now: number;
  readonly runbook: Runbook;
  readonly tour?: string;
  readonly pages: readonly Page[];
  /** Whether the questions that were answered were answered right. */
  readonly answers: Answers;
  /** Absent until they were read. */
  readonly sessions?: readonly SessionSummary[];
  readonly screen: Screen;
  /** The screens underneath, the nearest last. */
  readonly under: readonly Screen[];
  readonly session?: OpenedSession;
  readonly questions: readonly Question[];
  readonly dialog?: Dialog;
  readonly notice?: Notice;
  /** The last key was Ctrl-C with nothing running: the next one leaves. */
  readonly leaving: boolean;
  /** What is being waited for, as `Opening lab`. */
  readonly busy?: string;
  /** It is a shell on this host that is waited for: Escape gives it up. */
  readonly shellTo?: string;
}

/** What reducers and presenters may look at besides the state; `look` follows the settings. */
export interface World {
  readonly look: Look;
  /** The runbook in the language of the settings, with pictures of the cluster that has these values. */
  readonly book: (values?: PictureValues) => Runbook;
  readonly output: (step: string, host: string) => RecentOutput;
}

/** Whose output is meant. */
export interface OutputPlace {
  readonly step: string;
  readonly host: string;
}

/** What is to be done outside of the state. */
export type Effect =
  | { readonly type: 'read-sessions' }
  | { readonly type: 'open'; readonly clusterFile: string }
  | { readonly type: 'close-session' }
  | { readonly type: 'examine'; readonly clusterFile: string }
  | { readonly type: 'break-tour' }
  | { readonly type: 'open-fix'; readonly clusterFile: string; readonly finding: string }
  | { readonly type: 'open-undo'; readonly clusterFile: string }
  | { readonly type: 'send'; readonly wish: Wish }
  | { readonly type: 'compare-files'; readonly step: string; readonly host: string }
  | { readonly type: 'read-output'; readonly place: OutputPlace; readonly from: number }
  | {
      readonly type: 'find-output';
      readonly place: OutputPlace;
      readonly text: string;
      readonly from: number;
      readonly by: 1 | -1;
    }
  | { readonly type: 'copy-output'; readonly place: OutputPlace; readonly from: number; readonly to: number }
  | {
      readonly type: 'compare-outputs';
      readonly step: string;
      readonly one: string;
      readonly other: string;
    }
  | { readonly type: 'save-output'; readonly place: OutputPlace }
  | { readonly type: 'open-shell'; readonly host: string }
  | { readonly type: 'give-up-shell' }
  | { readonly type: 'read-certificates' }
  | { readonly type: 'start-lab' }
  | { readonly type: 'create-cluster'; readonly form: FormState }
  | { readonly type: 'answer'; readonly id: number; readonly answer: boolean | string | undefined }
  | { readonly type: 'remember'; readonly change: Partial<Settings> }
  | { readonly type: 'keep-answers'; readonly answers: Answers }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' };

/** What one event leads to. */
export interface Turn {
  readonly state: AppState;
  readonly effects: readonly Effect[];
}
