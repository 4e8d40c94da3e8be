import type { Action, KeyMode } from '../keys/key-map.js';
import type { Line } from '../lines/line.js';

/** What a screen looks like: everything is laid out, components only draw it. */
export interface View {
  readonly mode: KeyMode;
  /** Left end of the first row, after the program's name. */
  readonly path: readonly string[];
  /** Right end of the first row. */
  readonly where?: string;
  readonly body: Body;
  /** Rows that are out of sight below. */
  readonly below?: number;
  /** Words for actions that mean something special just now. */
  readonly labels?: Partial<Readonly<Record<Action, string>>>;
  /** Actions of the bottom row that mean nothing just now. */
  readonly hidden?: readonly Action[];
}

export type Body =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'panes';
      readonly left: readonly Line[];
      readonly right: readonly Line[];
      /** Where they meet, as `layoutOf` takes it; else in the middle. */
      readonly split?: number;
    };
