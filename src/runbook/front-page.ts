import type { RootContent } from 'mdast';
import * as z from 'zod';
import { should } from '../source/describe-issue.js';
import type { Checked, Place } from '../source/problem.js';
import { readYaml } from '../source/yaml.js';
import { saying } from '../words/saying.js';
import { frontMatter, splitAtHeadings } from './markdown.js';
import { parseMarkdown } from './parse-markdown.js';
import { kebab, oneOrMore } from './schema-parts.js';
import type { ArtifactSource, ExampleHost, Profile, Requirement, Variable } from './types.js';

/** What the front page says of the runbook as a whole. */
export interface FrontPage {
  readonly id: string;
  readonly title: string;
  readonly intro: readonly RootContent[];
  readonly roles: readonly string[];
  readonly chapters: readonly { readonly id: string; readonly place: Place }[];
  readonly variables: readonly Variable[];
  readonly derived: Readonly<Record<string, string>>;
  readonly profiles: readonly Profile[];
  readonly artifacts: readonly ArtifactSource[];
  readonly example: readonly ExampleHost[];
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

const variable = z
  .strictObject({
    type: z.enum(['text', 'ip', 'cidr', 'hostname', 'version', 'path', 'port', 'number', 'url', 'enum']),
    about: z.string().min(1),
    default: z.string().optional(),
    values: z.array(z.string()).min(1).optional(),
    secret: z.literal('true', should('schema.secretMark')).optional(),
  })
  .refine(
    ({ secret, type, default: value }) => secret === undefined || (type === 'text' && value === undefined),
    {
      message: should('schema.secretDefault'),
    },
  )
  .refine(({ type, values }) => (type === 'enum') === (values !== undefined), {
    message: should('schema.enumValues'),
  });

/** Conditions and their reason stand in one map; `because` is never the name of a variable. */
const requirement = z.record(z.string(), oneOrMore).transform((map, context): Requirement => {
  const { because: [because, ...more] = [], ...conditions } = map;
  if (because === undefined || because === '' || more.length > 0) {
    context.addIssue({ code: 'custom', message: should('schema.because') });
    return z.NEVER;
  }
  return { because, conditions };
});

const schema = z.strictObject({
  runbook: kebab,
  roles: z.array(z.string().min(1)).min(1),
  chapters: z.array(kebab).min(1),
  variables: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, should('schema.lowerSnake')), variable)
    .default({}),
  derived: z
    .record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, should('schema.upperSnake')), z.string())
    .default({}),
  profiles: z
    .record(
      kebab,
      z.strictObject({
        about: z.string().min(1),
        defaults: z.record(z.string(), z.string()).default({}),
        requires: z.array(requirement).default([]),
      }),
    )
    .refine((profiles) => Object.keys(profiles).length > 0, should('schema.profiles')),
  example: z
    .array(z.strictObject({ name: z.string().min(1), address: z.string().min(1), roles: oneOrMore }))
    .default([]),
  artifacts: z
    .record(
      kebab,
      z.strictObject({
        file: z.string().min(1),
        url: z.string().min(1),
        sums: z.string().optional(),
        sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/, should('schema.sha256'))).default({}),
      }),
    )
    .default({}),
});

export const readFrontPage = (file: string, text: string): Checked<FrontPage> => {
  const root = parseMarkdown(text);
  const matter = frontMatter(root);
  if (!matter) {
    const message = saying('runbook.noFrontMatter');
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, message, hint: saying('runbook.noFrontMatterHint') }],
    };
  }
  const read = readYaml(schema, { ...matter, file });
  if (!read.ok) return read;
  const { value, placeOf } = read.value;
  const [titled] = splitAtHeadings(root).sections;
  if (titled?.heading.depth !== 1) {
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, message: saying('runbook.noFrontTitle') }],
    };
  }
  return {
    ok: true,
    value: {
      id: value.runbook,
      title: titled.title,
      intro: titled.content,
      roles: value.roles,
      chapters: value.chapters.map((id, i) => ({ id, place: placeOf(['chapters', i]) })),
      variables: Object.entries(value.variables).map(([name, { type, about, ...rest }]) => ({
        name,
        type,
        about,
        ...(rest.default !== undefined && { default: rest.default }),
        ...(rest.values !== undefined && { values: rest.values }),
        ...(rest.secret !== undefined && { secret: true as const }),
        place: placeOf(['variables', name]),
      })),
      derived: value.derived,
      profiles: Object.entries(value.profiles).map(([name, profile]) => ({ name, ...profile })),
      example: value.example,
      artifacts: Object.entries(value.artifacts).map(([name, { file: release, url, sums, sha256 }]) => ({
        name,
        file: release,
        url,
        sha256,
        ...(sums !== undefined && { sums }),
      })),
      placeOf,
    },
  };
};
