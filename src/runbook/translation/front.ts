import type { RootContent } from 'mdast';
import * as z from 'zod';
import type { Checked, Place } from '../../source/problem.js';
import { readYaml } from '../../source/yaml.js';
import { frontMatter, splitAtHeadings } from '../markdown.js';
import { parseMarkdown } from '../parse-markdown.js';

/** The texts of the front page in another language. */
export interface TranslatedFront {
  readonly file: string;
  readonly title: string;
  readonly intro: readonly RootContent[];
  /** What each variable is about. */
  readonly variables: Readonly<Record<string, { readonly about: string }>>;
  /** What each profile is about, and its reasons in their order. */
  readonly profiles: Readonly<
    Record<string, { readonly about: string; readonly requires: readonly string[] }>
  >;
}

/** Where something stands in the front page's front matter. */
export type FrontPlace = (path: readonly PropertyKey[]) => Place;

const text = z.string().trim().min(1);

const schema = z.strictObject({
  variables: z.record(z.string(), z.strictObject({ about: text })).default({}),
  profiles: z
    .record(z.string(), z.strictObject({ about: text, requires: z.array(text).default([]) }))
    .default({}),
});

export interface ReadFront {
  readonly front: TranslatedFront;
  readonly placeOf: FrontPlace;
}

export const readTranslatedFront = (file: string, markdown: string): Checked<ReadFront> => {
  const root = parseMarkdown(markdown);
  const [titled] = splitAtHeadings(root).sections;
  const read = readYaml(schema, { ...(frontMatter(root) ?? { text: '' }), file });
  if (!read.ok) return read;
  if (titled?.heading.depth !== 1)
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, message: 'the front page has no "# Title"' }],
    };
  const { value, placeOf } = read.value;
  return {
    ok: true,
    value: { front: { file, title: titled.title, intro: titled.content, ...value }, placeOf },
  };
};
