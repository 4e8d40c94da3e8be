import type { StyledSpan } from './styled-line.js';

/** One line a program printed. `text` holds no control sequences and no line end. */
export interface OutputLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** The same text in its colours, for a screen that shows them; absent where it has none. */
  readonly spans?: readonly StyledSpan[];
}
