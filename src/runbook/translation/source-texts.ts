import { createHash } from 'node:crypto';
import type { RootContent } from 'mdast';
import { isBlock, isCode, kindOf } from '../fences.js';
import { splitAtHeadings, type Sectioned } from '../markdown.js';
import { parseMarkdown } from '../parse-markdown.js';
import { stepsOf } from '../steps-of.js';
import type { Chapter, Runbook } from '../types.js';
import type { Hashes } from './hashes.js';
import { pathOf } from './path-of.js';

/** Everything that is translated as one piece has an id: `README`, chapters, sections, terms, troubles, pictures. */
export interface SourceInput {
  readonly runbook: Runbook;
  /** What stands under `troubleshooting/`. */
  readonly handbook: readonly Chapter[];
  readonly pages: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, string>;
}

/** A hash of each text that is to be translated. Commands, output and line ends do not count. */
export const sourceHashes = ({ runbook, handbook, pages, assets }: SourceInput): Hashes => {
  const hashes: Record<string, string> = {};
  const add = (id: string, parts: readonly string[]): void => {
    hashes[id] = hashOf(parts);
  };
  const noUndo = (chapters: readonly Chapter[]): ReadonlyMap<string, string> =>
    new Map(stepsOf({ chapters }).map(({ id, noUndo: why }) => [id, why ?? '']));
  const cut = (path: string): readonly { readonly section: Sectioned; readonly text: string }[] => {
    const text = pages.get(path) ?? '';
    return splitAtHeadings(parseMarkdown(text)).sections.map((section) => ({ section, text }));
  };
  const why = noUndo(runbook.chapters);
  const abouts = [...runbook.variables, ...runbook.profiles].map(({ about }) => about);
  const reasons = runbook.profiles.flatMap(({ requires }) => requires.map(({ because }) => because));
  add('README', [
    ...cut('README.md').map(({ section, text }) => textOf(section, text)),
    ...abouts,
    ...reasons,
  ]);
  for (const chapter of runbook.chapters) {
    for (const { section, text } of cut(`${chapter.id}.md`))
      add(section.id ?? chapter.id, [textOf(section, text), why.get(section.id ?? '') ?? '']);
  }
  for (const { section, text } of cut('glossary.md')) {
    if (section.id !== undefined) add(section.id, [textOf(section, text)]);
  }
  for (const chapter of handbook) {
    const path = pathOf(chapter, runbook);
    const texts = cut(path).map(({ section, text }) => textOf(section, text));
    add(path.replace(/\.md$/, ''), [...texts, ...noUndo([chapter]).values()]);
  }
  for (const [path, picture] of assets) {
    const name = pictureName(runbook.id, path);
    if (name !== undefined) add(`pictures/${name}`, [picture]);
  }
  return hashes;
};

/** `raft` of `ground-floor/pictures/raft.txt`; translations of pictures, as `raft.zh.txt`, have none. */
export const pictureName = (runbook: string, path: string): string | undefined => {
  const prefix = `${runbook}/pictures/`;
  return path.startsWith(prefix) ? /^([^.]+)\.txt$/.exec(path.slice(prefix.length))?.[1] : undefined;
};

const textOf = ({ title, content }: Sectioned, page: string): string =>
  [title, ...content.filter(isTranslated).map((node) => raw(node, page))].join('\n');

const isTranslated = (node: RootContent): boolean =>
  !isBlock(node) || (isCode(node) && ['explain', 'question'].includes(kindOf(node) ?? ''));

const raw = ({ position }: RootContent, page: string): string =>
  page.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n').replace(/\s+/g, ' ')).digest('hex').slice(0, 12);
