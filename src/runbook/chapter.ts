import type { Root } from 'mdast';
import * as z from 'zod';
import type { Checked, Problem } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { saying } from '../words/saying.js';
import { hasKind, strayFences } from './fences.js';
import { frontMatter, placeOfNode, splitAtHeadings, type Sectioned } from './markdown.js';
import { parseMarkdown } from './parse-markdown.js';
import { readQuestions } from './questions.js';
import { oneOrMore } from './schema-parts.js';
import { readStep } from './step.js';
import type { Chapter, Section } from './types.js';

const schema = z.strictObject({ needs: oneOrMore.default([]) });

export const readChapter = (id: string, file: string, text: string): Checked<Chapter> => {
  const root = parseMarkdown(text);
  const problems: Problem[] = [];
  const keep = <T>(checked: Checked<T>): T | undefined => {
    if (checked.ok) return checked.value;
    problems.push(...checked.problems);
    return undefined;
  };
  const needs = keep(readNeeds(file, root)) ?? [];
  const [titled, ...rest] = splitAtHeadings(root).sections;
  if (titled?.heading.depth !== 1) {
    problems.push({ file, line: 1, column: 1, message: saying('runbook.noChapterTitle') });
  }
  const sections = rest
    .map((section) => keep(readSection(file, section)))
    .filter((section) => section !== undefined);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: { id, title: titled?.title ?? id, file, needs, intro: titled?.content ?? [], sections },
  };
};

const readNeeds = (file: string, root: Root): Checked<readonly string[]> => {
  const matter = frontMatter(root);
  if (!matter) return { ok: true, value: [] };
  const read = readYaml(schema, { ...matter, file });
  return read.ok ? { ok: true, value: read.value.value.needs } : read;
};

const readSection = (file: string, section: Sectioned): Checked<Section> => {
  const { heading, title, id, content } = section;
  if (id === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    const message = id === undefined ? saying('runbook.noId', { title }) : saying('runbook.badId', { id });
    const hint = saying('runbook.idHint');
    return { ok: false, problems: [{ ...placeOfNode(file, heading), message, hint }] };
  }
  if (hasKind(content, 'step')) return readStep(file, { ...section, id });
  if (hasKind(content, 'question')) return readQuestions(file, { ...section, id });
  const stray = strayFences(file, content);
  if (stray.length > 0) return { ok: false, problems: stray };
  const place = placeOfNode(file, heading);
  return { ok: true, value: { kind: 'theory', id, title, depth: heading.depth, prose: content, place } };
};
