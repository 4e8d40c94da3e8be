import escapeStringRegexp from 'escape-string-regexp';
import type { Root, RootContent } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { linkedId } from './links.js';
import { within } from './markdown.js';
import type { Term } from './teaching.js';

/** A spelling as it stands in a text: a whole word with its plural, or Chinese, which has no spaces around it. */
const pattern = (spelling: string): string =>
  /^\p{ASCII}*$/u.test(spelling)
    ? `(?<![\\p{L}\\p{N}_-])${escapeStringRegexp(spelling)}(?:e?s)?(?![\\p{L}\\p{N}_-])`
    : escapeStringRegexp(spelling);

interface Finder {
  readonly expression: RegExp;
  readonly idOf: (found: string) => string | undefined;
}

const finders = new WeakMap<readonly Term[], Finder>();

const finderOf = (glossary: readonly Term[]): Finder => {
  const known = finders.get(glossary);
  if (known !== undefined) return known;
  const spellings = glossary
    .flatMap(({ id, word, also }) =>
      [word, ...also].map((spelling) => ({ id, spelling: spelling.toLowerCase() })),
    )
    .toSorted((a, b) => b.spelling.length - a.spelling.length);
  const ids = new Map(spellings.map(({ id, spelling }) => [spelling, id]));
  const finder = {
    expression: new RegExp(spellings.map(({ spelling }) => pattern(spelling)).join('|'), 'giu'),
    idOf: (found: string) =>
      [found, found.replace(/s$/, ''), found.replace(/es$/, '')]
        .map((one) => ids.get(one.toLowerCase()))
        .find((id) => id !== undefined),
  };
  finders.set(glossary, finder);
  return finder;
};

const marked = new WeakMap<readonly RootContent[], readonly RootContent[]>();

/** Prose in which the first mention of each term of the glossary leads to it. */
export const markTerms = (
  prose: readonly RootContent[],
  glossary: readonly Term[],
): readonly RootContent[] => {
  if (glossary.length === 0) return prose;
  const known = marked.get(prose);
  if (known !== undefined) return known;
  const { expression, idOf } = finderOf(glossary);
  const root: Root = { type: 'root', children: structuredClone([...prose]) };
  const seen = new Set(
    [...within(prose)].map((node) => (node.type === 'link' ? linkedId(node.url) : undefined)),
  );
  findAndReplace(
    root,
    [
      expression,
      (found: string) => {
        const id = idOf(found);
        if (id === undefined || seen.has(id)) return false;
        seen.add(id);
        return { type: 'link', url: `glossary.md#${id}`, children: [{ type: 'text', value: found }] };
      },
    ],
    { ignore: ['link', 'linkReference', 'heading'] },
  );
  marked.set(prose, root.children);
  return root.children;
};

/** The sections, chapters and terms that a text leads to, in its order. */
export const idsLinkedFrom = (prose: readonly RootContent[]): readonly string[] => [
  ...new Set([...within(prose)].flatMap((node) => (node.type === 'link' ? (linkedId(node.url) ?? []) : []))),
];
