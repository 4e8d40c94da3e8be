/** One line a program printed. `text` holds no control sequences and no line end. */
export interface OutputLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}
