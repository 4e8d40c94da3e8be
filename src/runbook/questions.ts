import * as z from 'zod';
import { should } from '../source/describe-issue.js';
import type { Checked, Problem } from '../source/problem.js';
import { yamlComments } from '../source/yaml-comments.js';
import { readYaml, type YamlSource } from '../source/yaml.js';
import { saying } from '../words/saying.js';
import { isBlock, isCode, kindOf, strayFences } from './fences.js';
import { placeOfCode, placeOfNode, type Sectioned } from './markdown.js';
import { oneOrMore } from './schema-parts.js';
import type { Question } from './teaching.js';
import type { Questions } from './types.js';

const text = z.string().trim().min(1);

const numbers = oneOrMore.transform((answers, context): readonly number[] => {
  if (answers.every((answer) => /^[1-9]\d?$/.test(answer))) return answers.map(Number);
  context.addIssue({ code: 'custom', message: should('schema.numbers') });
  return z.NEVER;
});

const schema = z.strictObject({
  ask: text,
  choices: z.array(text).min(2, should('schema.choices')).optional(),
  answer: numbers.optional(),
  type: oneOrMore.optional(),
  because: text,
});

/** A number sign after a space begins a comment in YAML: the end of a sentence would silently be gone. */
const cutTexts = (source: YamlSource): readonly Problem[] =>
  yamlComments(source).map((place) => ({
    ...place,
    message: saying('runbook.cutText'),
    hint: saying('runbook.cutTextHint'),
  }));

export const readQuestion = (source: YamlSource): Checked<Question> => {
  const cut = cutTexts(source);
  if (cut.length > 0) return { ok: false, problems: cut };
  const read = readYaml(schema, source);
  if (!read.ok) return read;
  const { placeOf } = read.value;
  const { ask, because, choices, answer, type } = read.value.value;
  const place = placeOf([]);
  const wrong = (problem: Omit<Problem, 'file' | 'line' | 'column'>, at = place): Checked<never> => ({
    ok: false,
    problems: [{ ...at, ...problem }],
  });
  if (type !== undefined && choices === undefined && answer === undefined)
    return { ok: true, value: { kind: 'typed', ask, because, accepted: type, place } };
  if (type !== undefined || choices === undefined || answer === undefined) {
    const hint = saying('runbook.answerHint');
    return wrong({ message: saying('runbook.noAnswer'), hint });
  }
  const beyond = answer.find((number) => number > choices.length);
  if (beyond !== undefined)
    return wrong({ message: saying('runbook.noChoice', { number: beyond }) }, placeOf(['answer']));
  return { ok: true, value: { kind: 'choice', ask, because, choices, right: answer, place } };
};

/** A section of questions, and the words before them. */
export const readQuestions = (
  file: string,
  { heading, title, content, id }: Sectioned & { readonly id: string },
): Checked<Questions> => {
  const problems: Problem[] = [...strayFences(file, content)];
  const questions: Question[] = [];
  for (const node of content) {
    if (!isCode(node)) continue;
    const kind = kindOf(node);
    if (kind === 'question') {
      const read = readQuestion({ text: node.value, file, firstLine: placeOfCode(file, node).line });
      if (read.ok) questions.push(read.value);
      else problems.push(...read.problems);
    } else if (kind !== undefined) {
      const message = saying('runbook.amongQuestions', { kind });
      problems.push({ ...placeOfNode(file, node), message, hint: saying('runbook.amongQuestionsHint') });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const prose = content.filter((node) => !isBlock(node));
  const place = placeOfNode(file, heading);
  return { ok: true, value: { kind: 'questions', id, title, depth: heading.depth, prose, place, questions } };
};
