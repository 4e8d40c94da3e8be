import { structuredPatch } from 'diff';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

const kinds = { '+': 'added', '-': 'removed', ' ': 'same' } as const;

const kindOf = (row: string): DiffLine['kind'] | undefined =>
  row.startsWith('+') || row.startsWith('-') || row.startsWith(' ')
    ? kinds[row.startsWith('+') ? '+' : row.startsWith('-') ? '-' : ' ']
    : undefined;

/** The places where `after` is not `before`, with three lines around each; a gap between two places. */
export const diffLines = (before: string, after: string): readonly DiffLine[] =>
  structuredPatch('', '', before, after, '', '', { context: 3 }).hunks.flatMap((hunk, i) => [
    ...(i > 0 ? [{ kind: 'gap', text: '' } as const] : []),
    ...hunk.lines.flatMap((row): readonly DiffLine[] => {
      const kind = kindOf(row);
      return kind === undefined ? [] : [{ kind, text: row.slice(1) }];
    }),
  ]);
