/** The shell language as a tree, by a parser of it; places are 0-based offsets in the block. */
import { forEachChild, parse, type ParseError, type SyntaxNode } from 'unbash';

/** By the text of a block: a plan asks for the same one once for every question, on every host. */
const known = new Map<string, readonly SyntaxNode[]>();

/** Every part of a block in the order of the text, also what stands inside `$(…)` and here-documents. */
export const partsOf = (code: string): readonly SyntaxNode[] => {
  const before = known.get(code);
  if (before !== undefined) return before;
  const parts: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    parts.push(node);
    forEachChild(node, visit);
  };
  visit(parse(code));
  known.set(code, parts);
  return parts;
};

/** What keeps a shell from reading the block. */
export const syntaxErrors = (code: string): readonly ParseError[] =>
  partsOf(code).flatMap((part) => (part.type === 'Script' && 'errors' in part ? (part.errors ?? []) : []));
