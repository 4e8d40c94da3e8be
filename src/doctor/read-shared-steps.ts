import * as z from 'zod';
import { readChapter } from '../runbook/chapter.js';
import { frontMatter } from '../runbook/markdown.js';
import { parseMarkdown } from '../runbook/parse-markdown.js';
import { oneOrMore } from '../runbook/schema-parts.js';
import type { Chapter } from '../runbook/types.js';
import type { Checked } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { frontMatterOf, withoutFrontMatter } from './cut-front-matter.js';

/** The front page of the troubles: steps that several of them share, and which of those keep a copy. */
export interface SharedSteps {
  readonly chapter: Chapter;
  readonly safeguards: readonly string[];
}

const schema = z.strictObject({ safeguards: oneOrMore.default([]) });

export const readSharedSteps = (file: string, text: string): Checked<SharedSteps> => {
  const matter = frontMatter(parseMarkdown(frontMatterOf(text)));
  const read = matter && readYaml(schema, { ...matter, file });
  const chapter = readChapter('troubleshooting', file, withoutFrontMatter(text));
  const problems = [...(read?.ok === false ? read.problems : []), ...(chapter.ok ? [] : chapter.problems)];
  if (!chapter.ok || read?.ok === false) return { ok: false, problems };
  return { ok: true, value: { chapter: chapter.value, safeguards: read?.value.value.safeguards ?? [] } };
};
