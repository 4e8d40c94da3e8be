import type { Code, RootContent } from 'mdast';
import type { Problem } from '../source/problem.js';
import { saying } from '../words/saying.js';
import { placeOfNode } from './markdown.js';

export const shellKinds = ['check', 'run', 'verify', 'undo'] as const;
export type ShellKind = (typeof shellKinds)[number];

/** The kind of block a fence states: its language and what follows it. Other fences are part of the prose. */
const kinds = new Map<string, string>([
  ['yaml step', 'step'],
  ['yaml file', 'file'],
  ['yaml artifact', 'artifact'],
  ['yaml pki', 'pki'],
  ['yaml question', 'question'],
  ['explain', 'explain'],
  ['output', 'output'],
  ...shellKinds.map((kind) => [`sh ${kind}`, kind] as const),
]);

const infoOf = (code: Code): string =>
  [code.lang ?? '', (code.meta ?? '').trim()].filter((part) => part !== '').join(' ');

export const isCode = (node: RootContent): node is Code => node.type === 'code';

export const kindOf = (code: Code): string | undefined => kinds.get(infoOf(code));

export const isBlock = (node: RootContent): node is Code => isCode(node) && kindOf(node) !== undefined;

export const hasKind = (content: readonly RootContent[], kind: string): boolean =>
  content.some((node) => isCode(node) && kindOf(node) === kind);

export const isShellKind = (kind: string | undefined): kind is ShellKind =>
  shellKinds.some((shell) => shell === kind);

/** Fences that look like blocks of ours and are none: a slip would silently become prose. */
export const strayFences = (file: string, content: readonly RootContent[]): readonly Problem[] =>
  content
    .filter(isCode)
    .filter((node) => kindOf(node) === undefined && ['sh', 'yaml'].includes(node.lang ?? '') && node.meta)
    .map((node) => ({
      ...placeOfNode(file, node),
      message: saying('runbook.noKind', { info: infoOf(node) }),
      hint: saying('runbook.kinds', { known: [...kinds.keys()].join(', ') }),
    }));
