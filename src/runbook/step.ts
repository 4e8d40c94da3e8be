import type { Code, RootContent } from 'mdast';
import { z } from 'zod';
import type { Checked, Problem } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { readArtifactBlock, readCertificateBlock, readExplanations, readFileBlock } from './blocks.js';
import { placeOfCode, placeOfNode, type Sectioned } from './markdown.js';
import { conditions, duration, oneOrMore } from './schema-parts.js';
import type { ArtifactBlock, CertificateBlock, Explanation, FileBlock, ShellBlock, Step } from './types.js';

const header = z.strictObject({
  on: oneOrMore,
  strategy: z.enum(['parallel', 'serial', 'once', 'together']).default('parallel'),
  risk: z.enum(['reads', 'changes', 'destroys']),
  timeout: duration.default(60_000),
  when: conditions.default({}),
  'no-undo': z.string().min(1).optional(),
});

const shellKinds = ['check', 'run', 'verify', 'undo'] as const;
type ShellKind = (typeof shellKinds)[number];

/** The kind a fence states: its language and what follows it. Other fences are part of the prose. */
const kinds = new Map<string, string>([
  ['yaml step', 'step'],
  ['yaml file', 'file'],
  ['yaml artifact', 'artifact'],
  ['yaml pki', 'pki'],
  ['explain', 'explain'],
  ['output', 'output'],
  ...shellKinds.map((kind) => [`sh ${kind}`, kind] as const),
]);

const infoOf = (code: Code): string =>
  [code.lang ?? '', (code.meta ?? '').trim()].filter((part) => part !== '').join(' ');

const isCode = (node: RootContent): node is Code => node.type === 'code';

const isBlock = (node: RootContent): node is Code => isCode(node) && kinds.has(infoOf(node));

export const isStepSection = (content: readonly RootContent[]): boolean =>
  content.some((node) => isCode(node) && infoOf(node) === 'yaml step');

export const readStep = (file: string, section: Sectioned & { readonly id: string }): Checked<Step> => {
  const problems: Problem[] = [];
  const keep = <T>(checked: Checked<T>): readonly T[] => {
    if (checked.ok) return [checked.value];
    problems.push(...checked.problems);
    return [];
  };
  const shells: Partial<Record<ShellKind, ShellBlock>> = {};
  const headers: z.infer<typeof header>[] = [];
  const files: FileBlock[] = [];
  const artifacts: ArtifactBlock[] = [];
  const certificates: CertificateBlock[] = [];
  const explanations: Explanation[] = [];
  const outputs: string[] = [];
  for (const node of section.content) {
    if (!isCode(node)) continue;
    const kind = kinds.get(infoOf(node));
    const source = { text: node.value, file, firstLine: placeOfCode(file, node).line };
    if (kind === 'step') headers.push(...keep(readYaml(header, source)).map(({ value }) => value));
    else if (kind === 'file') files.push(...keep(readFileBlock(source)));
    else if (kind === 'artifact') artifacts.push(...keep(readArtifactBlock(source)));
    else if (kind === 'pki') certificates.push(...keep(readCertificateBlock(source)));
    else if (kind === 'explain') explanations.push(...keep(readExplanations(source)).flat());
    else if (kind === 'output') outputs.push(node.value);
    else if (isShellKind(kind)) {
      if (shells[kind])
        problems.push({ ...placeOfNode(file, node), message: `a second ${kind} block in one step` });
      shells[kind] = { code: node.value, place: placeOfCode(file, node) };
    } else if (['sh', 'yaml'].includes(node.lang ?? '') && node.meta) {
      const message = `"${infoOf(node)}" is not a kind of block`;
      problems.push({
        ...placeOfNode(file, node),
        message,
        hint: `the kinds are: ${[...kinds.keys()].join(', ')}`,
      });
    }
  }
  const place = placeOfNode(file, section.heading);
  if (headers.length > 1) problems.push({ ...place, message: 'a second "yaml step" block in one step' });
  const [stated] = headers;
  if (problems.length > 0 || !stated) return { ok: false, problems };
  const { timeout, 'no-undo': noUndo, ...rest } = stated;
  return {
    ok: true,
    value: {
      kind: 'step',
      id: section.id,
      title: section.title,
      depth: section.heading.depth,
      prose: section.content.filter((node) => !isBlock(node)),
      place,
      ...rest,
      timeoutMs: timeout,
      ...(noUndo !== undefined && { noUndo }),
      ...shells,
      files,
      artifacts,
      certificates,
      explanations,
      outputs,
    },
  };
};

const isShellKind = (kind: string | undefined): kind is ShellKind =>
  shellKinds.some((shell) => shell === kind);
