import type { Root } from 'mdast';
import { z } from 'zod';
import type { Checked, Problem } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { isStepSection, readStep } from './step.js';
import { frontMatter, parseMarkdown, placeOfNode, splitAtHeadings, type Sectioned } from './markdown.js';
import { oneOrMore } from './schema-parts.js';
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
    problems.push({ file, line: 1, column: 1, message: 'the chapter has no "# Title"' });
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
    const message = id === undefined ? `"${title}" has no id` : `"${id}" is not an id`;
    const hint = 'write it as "## Title {#kebab-case-id}"; progress is remembered by it';
    return { ok: false, problems: [{ ...placeOfNode(file, heading), message, hint }] };
  }
  if (isStepSection(content)) return readStep(file, { ...section, id });
  return { ok: true, value: { kind: 'theory', id, title, depth: heading.depth, prose: content } };
};
