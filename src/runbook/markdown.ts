import type { Code, Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Place } from '../source/problem.js';

export const placeOfNode = (file: string, node: RootContent | Root): Place => ({
  file,
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** Every node of `nodes` and what is in them, in the order of the text. */
export function* within(nodes: readonly RootContent[]): Generator<RootContent> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* within(node.children);
  }
}

/** The first line inside a fenced block. */
export const placeOfCode = (file: string, node: Code): Place => {
  const fence = placeOfNode(file, node);
  return { ...fence, line: fence.line + 1 };
};

/** A heading and what stands under it, down to the next heading. */
export interface Sectioned {
  readonly heading: Heading;
  readonly title: string;
  /** The explicit id of `## Title {#id}`. */
  readonly id: string | undefined;
  readonly content: readonly RootContent[];
}

/** Cuts a document at its headings; `intro` is what stands before the first one. */
export const splitAtHeadings = (
  root: Root,
): { intro: readonly RootContent[]; sections: readonly Sectioned[] } => {
  const intro: RootContent[] = [];
  const sections: (Omit<Sectioned, 'content'> & { content: RootContent[] })[] = [];
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading') sections.push({ heading: node, ...readHeading(node), content: [] });
    else (sections.at(-1)?.content ?? intro).push(node);
  }
  return { intro, sections };
};

const explicitId = /\s*\{#([^}\s]*)\}\s*$/;

const readHeading = (heading: Heading): { title: string; id: string | undefined } => {
  const text = toString(heading);
  return { title: text.replace(explicitId, ''), id: explicitId.exec(text)?.[1] };
};

/** The text and first line of a document's YAML front matter. */
export const frontMatter = (root: Root): { text: string; firstLine: number } | undefined => {
  const node = root.children[0];
  return node?.type === 'yaml'
    ? { text: node.value, firstLine: (node.position?.start.line ?? 1) + 1 }
    : undefined;
};
