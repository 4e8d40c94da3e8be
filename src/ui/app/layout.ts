import type { Size } from './state.js';

/** Where things go in a window of a given size; all numbers are columns and rows. */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Rows between the header and the footer. */
  readonly bodyHeight: number;
  /** Two panes beside each other; below this width they are tabs. */
  readonly wide: boolean;
  readonly leftWidth: number;
  readonly rightWidth: number;
  readonly tooSmall: boolean;
}

const chromeRows = 4;

/** `split`: percent of the columns for the left one of two panes. */
export const layoutOf = ({ columns, rows }: Size, split = 50): Layout => {
  const wide = columns >= 100;
  // One column of air at the left edge and ` │ ` between the panes.
  const leftWidth = wide ? Math.floor(((columns - 4) * split) / 100) : columns - 2;
  return {
    columns,
    rows,
    bodyHeight: Math.max(1, rows - chromeRows),
    wide,
    leftWidth,
    rightWidth: wide ? columns - 4 - leftWidth : columns - 2,
    tooSmall: columns < 60 || rows < 15,
  };
};
