import type { Runbook } from '../types.js';
import type { Linkable, PageText } from './lint-links.js';

/** The ids of every page of a runbook's folder; pages that are no chapters have none. */
export const linkableOf = (
  { chapters, glossary }: Pick<Runbook, 'chapters' | 'glossary'>,
  pages: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): Linkable => ({
  assets,
  pages: new Map<string, readonly string[]>([
    ...[...pages.keys()].map((path) => [path, []] as const),
    ...chapters.map(({ id, sections }) => [`${id}.md`, sections.map((section) => section.id)] as const),
    ['glossary.md', glossary.map(({ id }) => id)],
  ]),
});

/** All the prose of a runbook, page by page. */
export const textsOf = ({ folder, intro, chapters, glossary }: Runbook): readonly PageText[] => [
  { file: `${folder}/README.md`, page: 'README.md', nodes: intro },
  ...chapters.map(({ id, file, intro: opening, sections }) => ({
    file,
    page: `${id}.md`,
    nodes: [...opening, ...sections.flatMap(({ prose }) => prose)],
  })),
  { file: `${folder}/glossary.md`, page: 'glossary.md', nodes: glossary.flatMap(({ meaning }) => meaning) },
];
