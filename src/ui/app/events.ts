import type { Move, RunState } from '../../engine/types.js';
import type { LinkChange, Transfer, Trouble } from '../../execute/execution.js';
import type { LogCut, ShellEnd } from '../../execute/ports.js';
import type { FilesOnHost } from '../diff/files-on-host.js';
import type { OutputDifference } from '../difference/compare-outputs.js';
import type { Examination } from '../doctor/examination.js';
import type { Key } from '../keys/key.js';
import type { Created, KeptCertificate, Opened, SessionSummary } from '../ports.js';
import type { KeptLines, Notice, OutputPlace, Question, Size } from './state.js';

/** Everything that can change what is on the screen. */
export type UiEvent =
  | { readonly type: 'key-pressed'; readonly key: Key }
  | { readonly type: 'cluster-named'; readonly clusterFile: string }
  | { readonly type: 'broken-tour-named' }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'time-passed'; readonly now: number }
  | { readonly type: 'sessions-read'; readonly sessions: readonly SessionSummary[] }
  | { readonly type: 'cluster-opened'; readonly opened: Opened }
  | {
      readonly type: 'cluster-examined';
      readonly clusterFile: string;
      readonly examination: Examination;
    }
  | {
      readonly type: 'fix-opened';
      readonly kind: 'do' | 'undo';
      readonly steps: readonly string[];
      readonly opened: Opened;
    }
  | { readonly type: 'cluster-created'; readonly created: Created }
  | { readonly type: 'progress-told'; readonly line: string }
  | { readonly type: 'steps-moved'; readonly moves: readonly Move[]; readonly run: RunState }
  | { readonly type: 'bytes-moved'; readonly transfer: Transfer; readonly at: number }
  | { readonly type: 'link-changed'; readonly change: LinkChange }
  | { readonly type: 'log-cut'; readonly cut: LogCut }
  | {
      readonly type: 'files-compared';
      readonly step: string;
      readonly host: string;
      readonly files: FilesOnHost;
    }
  | { readonly type: 'certificates-read'; readonly certificates: readonly KeptCertificate[] }
  | { readonly type: 'output-read'; readonly place: OutputPlace; readonly kept: KeptLines }
  | { readonly type: 'output-found'; readonly place: OutputPlace; readonly line: number | undefined }
  | {
      readonly type: 'outputs-compared';
      readonly step: string;
      readonly one: string;
      readonly other: string;
      readonly difference: OutputDifference;
    }
  | { readonly type: 'shell-ended'; readonly host: string; readonly end: ShellEnd }
  | { readonly type: 'told'; readonly text: string; readonly tone: Notice['tone'] }
  | { readonly type: 'trouble-met'; readonly trouble: Trouble }
  | { readonly type: 'question-asked'; readonly question: Question };
