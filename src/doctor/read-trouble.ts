import validRange from 'semver/ranges/valid.js';
import * as z from 'zod';
import { readChapter } from '../runbook/chapter.js';
import { frontMatter } from '../runbook/markdown.js';
import { parseMarkdown } from '../runbook/parse-markdown.js';
import { oneOrMore } from '../runbook/schema-parts.js';
import { closest } from '../source/closest.js';
import { should } from '../source/describe-issue.js';
import type { Checked, Problem } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { factNames, type FactName } from './facts/fact.js';
import { orders, tellingOf, type Trouble } from './trouble.js';
import { frontMatterOf, withoutFrontMatter } from './cut-front-matter.js';

const isFact = (name: string): name is FactName => Object.hasOwn(factNames, name);

const fact = z.string().transform((name, context): FactName => {
  if (isFact(name)) return name;
  const near = closest(name, Object.keys(factNames));
  context.addIssue({ code: 'custom', message: should('schema.fact'), params: { near } });
  return z.NEVER;
});

/** One fact, or several that must hold together. */
const clause = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(fact).min(1));

const range = z.string().refine((text) => validRange(text) !== null, should('schema.range'));

const signature = z
  .strictObject({
    text: z.string().min(4),
    versions: range.optional(),
    weight: z.enum(['proves', 'suggests', 'supports']).default('suggests'),
  })
  .transform(({ versions, ...rest }) => ({ ...rest, ...(versions !== undefined && { versions }) }));

const schema = z.strictObject({
  trouble: z.string(),
  order: z.enum(orders),
  'not-reproduced': z.string().min(1).optional(),
  signatures: z.array(signature).default([]),
  'confirmed-by': z.array(clause).default([]),
  'ruled-out-by': z.array(fact).default([]),
  'yields-to': oneOrMore.default([]),
  fix: oneOrMore.optional(),
  'fix-on': z.enum(['found', 'all']).default('found'),
});

/** Reads one trouble. Its sections are those of a chapter, so that a fix is made of ordinary steps. */
export const readTrouble = (id: string, file: string, text: string): Checked<Trouble> => {
  const top = { file, line: 1, column: 1 };
  const matter = frontMatter(parseMarkdown(frontMatterOf(text)));
  if (!matter) {
    const hint = 'begin it with ---, "trouble: its-id" and what tells it apart';
    return { ok: false, problems: [{ ...top, message: 'the trouble has no front matter', hint }] };
  }
  const read = readYaml(schema, { ...matter, file });
  const chapter = readChapter(id, file, withoutFrontMatter(text));
  const problems: Problem[] = [...(read.ok ? [] : read.problems), ...(chapter.ok ? [] : chapter.problems)];
  if (!read.ok || !chapter.ok) return { ok: false, problems };
  const { value, placeOf } = read.value;
  if (value.trouble !== id) {
    problems.push({
      ...placeOf(['trouble']),
      message: `the trouble is called "${value.trouble}" in a file called ${id}.md`,
      hint: 'call both the same',
    });
  }
  if (value.signatures.length === 0 && value['confirmed-by'].length === 0) {
    const hint = 'give it signatures, or facts under confirmed-by';
    problems.push({ ...top, message: 'nothing tells this trouble from others', hint });
  }
  const own = chapter.value.sections.flatMap(({ kind, id: step }) => (kind === 'step' ? [step] : []));
  const fix = value.fix ?? own;
  const telling = tellingOf(chapter.value);
  if ((fix.length === 0) !== (telling.byHand !== undefined)) {
    const section = `{#${id}-by-hand}`;
    const message =
      telling.byHand === undefined
        ? 'nothing mends this trouble'
        : `it has steps that mend it and ${section} too`;
    const hint = `give it steps, name steps under fix, or say in a section ${section} what a person has to do`;
    problems.push({ ...placeOf(['trouble']), message, hint });
  }
  if (problems.length > 0) return { ok: false, problems };
  const notReproduced = value['not-reproduced'];
  return {
    ok: true,
    value: {
      id,
      ...telling,
      order: value.order,
      ...(notReproduced !== undefined && { notReproduced }),
      signatures: value.signatures,
      confirmedBy: value['confirmed-by'],
      ruledOutBy: value['ruled-out-by'],
      yieldsTo: value['yields-to'],
      fix,
      fixOn: value['fix-on'],
      place: top,
    },
  };
};
