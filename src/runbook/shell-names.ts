/** Names a shell block reads and sets. */
import type { SyntaxNode } from 'unbash';
import { partsOf } from './shell-syntax.js';

const wholeName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export interface ShellName {
  readonly name: string;
  /** 0-based offset in the block. */
  readonly offset: number;
}

/** A place where the shell puts the value of a variable and does nothing else to it: `$NAME` or `${NAME}`. */
export interface Expansion extends ShellName {
  /** As it is written. */
  readonly text: string;
}

export const namesRead = (code: string): readonly ShellName[] =>
  partsOf(code)
    .map((part) => ({ name: nameRead(part), offset: part.pos }))
    .filter(({ name }) => wholeName.test(name));

/** The same names, each once. */
export const namesReadOnce = (code: string): readonly string[] => [
  ...new Set(namesRead(code).map(({ name }) => name)),
];

const nameRead = (part: SyntaxNode): string => {
  if (part.type === 'SimpleExpansion') return part.text.slice(1);
  if (part.type === 'ParameterExpansion') return part.parameter;
  // In `$((…))` a name means its value with or without a `$`.
  return part.type === 'ArithmeticWord' ? part.value.replace('$', '') : '';
};

/** Inside backticks with backslashes offsets are those of another text; what does not stand there is left out. */
export const plainExpansions = (code: string): readonly Expansion[] =>
  partsOf(code).flatMap((part): readonly Expansion[] => {
    const text = part.type === 'ArithmeticWord' && part.parts === undefined ? part.value : textOf(part);
    const [, inBraces, bare] = /^\$(?:\{(\w+)\}|(\w+))$/.exec(text) ?? [];
    const name = inBraces ?? bare;
    return name !== undefined && code.startsWith(text, part.pos) ? [{ name, offset: part.pos, text }] : [];
  });

const textOf = (part: SyntaxNode): string =>
  part.type === 'SimpleExpansion' || part.type === 'ParameterExpansion' ? part.text : '';

export const namesSet = (code: string): ReadonlySet<string> =>
  new Set(
    partsOf(code).flatMap((part) => {
      if (part.type === 'Assignment') return [part.name];
      if (part.type === 'For') return [part.name.text];
      if (part.type !== 'Command' || part.name?.value !== 'read') return [];
      return part.args.map(({ text }) => text).filter((text) => wholeName.test(text));
    }),
  );
