import * as z from 'zod';
import type { Checked, Problem } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { saying } from '../words/saying.js';
import { readArtifactBlock, readCertificateBlock, readExplanations, readFileBlock } from './blocks.js';
import { isBlock, isCode, isShellKind, kindOf, strayFences, type ShellKind } from './fences.js';
import { placeOfCode, placeOfNode, type Sectioned } from './markdown.js';
import { conditions, duration, oneOrMore } from './schema-parts.js';
import { namesReadOnce } from './shell-names.js';
import type { ArtifactBlock, CertificateBlock, Explanation, FileBlock, ShellBlock, Step } from './types.js';

const header = z.strictObject({
  on: oneOrMore,
  strategy: z.enum(['parallel', 'serial', 'once', 'together']).default('parallel'),
  risk: z.enum(['reads', 'changes', 'destroys']),
  timeout: duration.default(60_000),
  when: conditions.default({}),
  'no-undo': z.string().min(1).optional(),
});

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
    const kind = kindOf(node);
    const source = { text: node.value, file, firstLine: placeOfCode(file, node).line };
    if (kind === 'step') headers.push(...keep(readYaml(header, source)).map(({ value }) => value));
    else if (kind === 'file') files.push(...keep(readFileBlock(source)));
    else if (kind === 'artifact') artifacts.push(...keep(readArtifactBlock(source)));
    else if (kind === 'pki') certificates.push(...keep(readCertificateBlock(source)));
    else if (kind === 'explain') explanations.push(...keep(readExplanations(source)).flat());
    else if (kind === 'output') outputs.push(node.value);
    else if (isShellKind(kind)) {
      if (shells[kind])
        problems.push({ ...placeOfNode(file, node), message: saying('runbook.secondBlock', { kind }) });
      shells[kind] = { code: node.value, reads: namesReadOnce(node.value), place: placeOfCode(file, node) };
    } else if (kind === 'question') {
      const hint = saying('runbook.questionHint');
      problems.push({ ...placeOfNode(file, node), message: saying('runbook.questionInStep'), hint });
    }
  }
  problems.push(...strayFences(file, section.content));
  const place = placeOfNode(file, section.heading);
  if (headers.length > 1) problems.push({ ...place, message: saying('runbook.secondHeader') });
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
