import { structuredPatch, type StructuredPatch } from 'diff';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

const kinds = { '+': 'added', '-': 'removed', ' ': 'same' } as const;

const kindOf = (row: string): DiffLine['kind'] | undefined =>
  row.startsWith('+') || row.startsWith('-') || row.startsWith(' ')
    ? kinds[row.startsWith('+') ? '+' : row.startsWith('-') ? '-' : ' ']
    : undefined;

/** Three lines around each place; a gap wherever lines are left out. */
const context = 3;

const gap: DiffLine = { kind: 'gap', text: '' };

const linesOf = ({ hunks }: StructuredPatch, before: string): readonly DiffLine[] => {
  const all = before === '' ? 0 : before.replace(/\n$/, '').split('\n').length;
  const last = hunks.at(-1);
  return [
    ...hunks.flatMap((hunk, i) => [
      ...(i > 0 || hunk.oldStart > 1 ? [gap] : []),
      ...hunk.lines.flatMap((row): readonly DiffLine[] => {
        const kind = kindOf(row);
        return kind === undefined ? [] : [{ kind, text: row.slice(1) }];
      }),
    ]),
    ...(last !== undefined && last.oldStart + last.oldLines <= all ? [gap] : []),
  ];
};

/** The places where `after` is not `before`. */
export const diffLines = (before: string, after: string): readonly DiffLine[] =>
  linesOf(structuredPatch('', '', before, after, '', '', { context }), before);

/** The same, but nothing where more than `mostEdits` lines differ: to find out how would take too long. */
export const diffLinesWithin = (
  before: string,
  after: string,
  mostEdits: number,
): readonly DiffLine[] | undefined => {
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: mostEdits });
  return patch === undefined ? undefined : linesOf(patch, before);
};
