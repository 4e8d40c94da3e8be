import type { RootContent } from 'mdast';
import * as z from 'zod';
import type { Checked, Place, Problem } from '../../source/problem.js';
import { readYaml } from '../../source/yaml.js';
import { readExplanations } from '../blocks.js';
import { isBlock, isCode, kindOf } from '../fences.js';
import { placeOfCode, placeOfNode, splitAtHeadings, type Sectioned } from '../markdown.js';
import { parseMarkdown } from '../parse-markdown.js';
import type { Explanation } from '../types.js';

/** The texts of one page in another language; the commands stand in the page that it translates. */
export interface TranslatedPage {
  readonly file: string;
  readonly title: string;
  readonly intro: readonly RootContent[];
  readonly sections: readonly TranslatedSection[];
}

export interface TranslatedSection {
  readonly id: string;
  readonly title: string;
  readonly prose: readonly RootContent[];
  readonly noUndo?: string;
  readonly explanations: readonly Explanation[];
  readonly questions: readonly TranslatedQuestion[];
  readonly place: Place;
}

export interface TranslatedQuestion {
  readonly ask: string;
  readonly choices: readonly string[];
  readonly because: string;
  readonly place: Place;
}

const text = z.string().trim().min(1);
const header = z.strictObject({ 'no-undo': text });
const question = z.strictObject({ ask: text, choices: z.array(text).default([]), because: text });

/** Reads the translation of a chapter or of a trouble. */
export const readTranslatedPage = (file: string, markdown: string): Checked<TranslatedPage> => {
  const [titled, ...rest] = splitAtHeadings(parseMarkdown(markdown)).sections;
  const problems: Problem[] = [];
  if (titled?.heading.depth !== 1)
    problems.push({ file, line: 1, column: 1, message: 'the page has no "# Title"' });
  const sections = rest.flatMap((section) => {
    const read = readSection(file, section);
    if (read.ok) return [read.value];
    problems.push(...read.problems);
    return [];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { file, title: titled?.title ?? '', intro: titled?.content ?? [], sections } };
};

const readSection = (
  file: string,
  { heading, title, id, content }: Sectioned,
): Checked<TranslatedSection> => {
  const place = placeOfNode(file, heading);
  if (id === undefined) {
    const hint = 'give it the id that the heading has which it translates';
    return { ok: false, problems: [{ ...place, message: `"${title}" has no id`, hint }] };
  }
  const problems: Problem[] = [];
  const keep = <T>(checked: Checked<T>): readonly T[] => {
    if (checked.ok) return [checked.value];
    problems.push(...checked.problems);
    return [];
  };
  const headers: z.infer<typeof header>[] = [];
  const explanations: Explanation[] = [];
  const questions: TranslatedQuestion[] = [];
  for (const node of content.filter(isCode)) {
    const source = { text: node.value, file, firstLine: placeOfCode(file, node).line };
    switch (kindOf(node)) {
      case undefined:
        break;
      case 'step':
        headers.push(...keep(readYaml(header, source)).map(({ value }) => value));
        break;
      case 'explain':
        explanations.push(...keep(readExplanations(source)).flat());
        break;
      case 'question':
        questions.push(
          ...keep(readYaml(question, source)).map(({ value, placeOf }) => ({ ...value, place: placeOf([]) })),
        );
        break;
      default: {
        const hint = 'commands, files and output stand once, in the page that this one translates';
        problems.push({ ...placeOfNode(file, node), message: 'a block that is not translated', hint });
      }
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const noUndo = headers[0]?.['no-undo'];
  const prose = content.filter((node) => !isBlock(node));
  return {
    ok: true,
    value: { id, title, prose, ...(noUndo !== undefined && { noUndo }), explanations, questions, place },
  };
};
