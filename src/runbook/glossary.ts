import type { Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Checked, Problem } from '../source/problem.js';
import { saying, type Saying } from '../words/saying.js';
import { placeOfNode, splitAtHeadings, type Sectioned } from './markdown.js';
import { parseMarkdown } from './parse-markdown.js';
import type { Term } from './teaching.js';

/** `Also: majority, majorities`, in any language. */
const also = /^(?:Also|又称|又名|也叫)\s*[:：]\s*/;

/** Reads `glossary.md`: `# Glossary`, then one heading per term. */
export const readGlossary = (file: string, text: string): Checked<readonly Term[]> => {
  const [titled, ...rest] = splitAtHeadings(parseMarkdown(text)).sections;
  const problems: Problem[] = [];
  if (titled?.heading.depth !== 1)
    problems.push({ file, line: 1, column: 1, message: saying('runbook.noGlossaryTitle') });
  const terms = rest.flatMap((section): readonly Term[] => {
    const read = readTerm(file, section);
    if (read.ok) return [read.value];
    problems.push(...read.problems);
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: terms };
};

const readTerm = (file: string, { heading, title, id, content }: Sectioned): Checked<Term> => {
  const place = placeOfNode(file, heading);
  const problem = (message: Saying, hint: Saying): Checked<never> => ({
    ok: false,
    problems: [{ ...place, message, hint }],
  });
  if (id === undefined || !/^term-[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return problem(saying('runbook.noTermId', { title }), saying('runbook.termIdHint'));
  }
  const others = content.filter(isAlso);
  const meaning = content.filter((node) => !isAlso(node));
  if (meaning.length === 0)
    return problem(saying('runbook.notExplained', { title }), saying('runbook.notExplainedHint'));
  const inside = meaning.find((node) =>
    toString(node)
      .split('\n')
      .slice(1)
      .some((line) => also.test(line)),
  );
  if (inside !== undefined) {
    return problem(saying('runbook.spellings', { title }), saying('runbook.spellingsHint'));
  }
  const spellings = others.flatMap((node) =>
    toString(node)
      .replace(also, '')
      .split(/[,，、]/),
  );
  const value = { id, word: title, also: spellings.map((one) => one.trim()).filter((one) => one !== '') };
  return { ok: true, value: { ...value, meaning, place } };
};

const isAlso = (node: RootContent): node is Paragraph =>
  node.type === 'paragraph' && also.test(toString(node));
