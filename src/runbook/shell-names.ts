/**
 * Names a shell block reads and sets. Deliberately simple: it looks for `$NAME`, `${NAME…}` and names in
 * `$((…))` where the shell expands them; it does not parse the shell language.
 */
import { blankQuoted } from './blank-quoted.js';

const reference = /\$(?:\{#?)?([A-Za-z_][A-Za-z0-9_]*)/g;
const arithmetic = /\$\(\(((?:[^()]|\([^()]*\))*)\)\)/g;
const bareName = /(?<![\w${#])[A-Za-z_][A-Za-z0-9_]*/g;
const assignment = /(?:^|[\s;&|(`])(?:(?:export|local|readonly)\s+)?([A-Za-z_][A-Za-z0-9_]*)=/gm;
const loop = /\bfor\s+([A-Za-z_][A-Za-z0-9_]*)\b/g;
const reads = /\bread\s+(?:-r\s+)?((?:[A-Za-z_][A-Za-z0-9_]*[ \t]*)+)/g;

export interface ShellName {
  readonly name: string;
  /** 0-based offset in the block. */
  readonly offset: number;
}

export const namesRead = (code: string): readonly ShellName[] => {
  const plain = blankQuoted(code);
  return [
    ...[...plain.matchAll(reference)].map((match) => ({ name: match[1] ?? '', offset: match.index })),
    ...[...plain.matchAll(arithmetic)].flatMap((sum) =>
      [...(sum[1] ?? '').matchAll(bareName)].map(([name], i, all) => ({
        name,
        offset: sum.index + '$(('.length + (all[i]?.index ?? 0),
      })),
    ),
  ];
};

export const namesSet = (code: string): ReadonlySet<string> => {
  const plain = blankQuoted(code);
  return new Set([
    ...[...plain.matchAll(assignment)].map((match) => match[1] ?? ''),
    ...[...plain.matchAll(loop)].map((match) => match[1] ?? ''),
    ...[...plain.matchAll(reads)].flatMap((match) => (match[1] ?? '').trim().split(/\s+/)),
  ]);
};
