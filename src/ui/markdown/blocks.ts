import type { Blockquote, List, Paragraph, RootContent } from 'mdast';
import { blank, line, span, type Line, type Tone } from '../lines/line.js';
import { wrap, wrapCode } from '../lines/wrap.js';
import { pictureLanguage } from '../../runbook/illustrate.js';
import type { Glyphs } from '../terminal/glyphs.js';
import { inlineSpans } from './inline.js';
import { pictureLines } from './picture.js';
import { tableLines } from './table.js';

const indentBy = (lines: readonly Line[], first: Line, rest: Line): readonly Line[] =>
  lines.map((one, i) => (one.length === 0 && i > 0 ? one : [...(i === 0 ? first : rest), ...one]));

const listLines = (list: List, width: number, glyphs: Glyphs): readonly Line[] =>
  list.children.flatMap((item, i) => {
    const task = typeof item.checked === 'boolean' ? (item.checked ? '[x] ' : '[ ] ') : '';
    const mark = list.ordered ? `${String((list.start ?? 1) + i)}. ` : `${glyphs.bullet} `;
    const first = mark + task;
    const rest = span(' '.repeat(mark.length));
    const lines = blockLines(item.children, width - first.length, glyphs, !(list.spread ?? false));
    return [
      ...(i > 0 && list.spread === true ? [blank] : []),
      ...indentBy(lines.length === 0 ? [blank] : lines, [span(first, 'busy')], [rest]),
    ];
  });

/**
 * What somebody else says, and what is said to it: in a quotation whose paragraphs begin with strong words the first is
 * theirs and the others are ours.
 */
const quotationLines = ({ children }: Blockquote, width: number, glyphs: Glyphs): readonly Line[] => {
  const barred = (nodes: Blockquote['children'], tone: Tone): readonly Line[] =>
    blockLines(nodes, width - 2, glyphs).map((one) => [span(`${glyphs.bar} `, tone), ...one]);
  if (!children.every(isNamed)) return barred(children, 'warn');
  return children.flatMap((child, i) => {
    const tone = i === 0 ? 'theirs' : 'ours';
    const [name, ...said] = child.children;
    const spans = [...inlineSpans(name?.type === 'strong' ? name.children : [], tone), ...inlineSpans(said)];
    const lines = wrap(spans, width - 2).map((one) => [span(`${glyphs.bar} `, tone), ...one]);
    return i === 0 ? lines : [blank, ...lines];
  });
};

const isNamed = (node: RootContent): node is Paragraph =>
  node.type === 'paragraph' && node.children[0]?.type === 'strong';

const oneBlock = (node: RootContent, width: number, glyphs: Glyphs): readonly Line[] => {
  switch (node.type) {
    case 'heading':
      return wrap(inlineSpans(node.children, 'title'), width);
    case 'paragraph':
      return wrap(inlineSpans(node.children), width);
    case 'list':
      return listLines(node, width, glyphs);
    case 'code':
      if (node.lang === pictureLanguage) return pictureLines(node, width, glyphs);
      return node.value
        .replaceAll('\t', '    ')
        .split('\n')
        .flatMap((row) =>
          indentBy(wrapCode([span(row, 'code')], width - 2, glyphs.continued), [span('  ')], [span('  ')]),
        );
    case 'blockquote':
      return quotationLines(node, width, glyphs);
    case 'table':
      return tableLines(node, width, glyphs);
    case 'thematicBreak':
      return [line(glyphs.rule.repeat(width), 'faint')];
    default:
      // Comments, definitions and front matter are for authors.
      return [];
  }
};

/** Markdown laid out for a terminal: a blank line between blocks, unless `tight`. */
export const blockLines = (
  nodes: readonly RootContent[],
  width: number,
  glyphs: Glyphs,
  tight = false,
): readonly Line[] =>
  nodes
    .map((node) => oneBlock(node, Math.max(8, width), glyphs))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 || tight ? lines : [blank, ...lines]));

const cache = new WeakMap<
  readonly RootContent[],
  { readonly width: number; readonly glyphs: Glyphs; readonly lines: readonly Line[] }
>();

/** `blockLines`, done once per width: scrolling asks for the same prose again and again. */
export const proseLines = (nodes: readonly RootContent[], width: number, glyphs: Glyphs): readonly Line[] => {
  const known = cache.get(nodes);
  if (known?.width === width && known.glyphs === glyphs) return known.lines;
  const lines = blockLines(nodes, width, glyphs);
  cache.set(nodes, { width, glyphs, lines });
  return lines;
};
