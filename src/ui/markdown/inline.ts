import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { span, type Span, type Tone } from '../lines/line.js';

const isPlace = (url: string): boolean => /^https?:/.test(url);

/** Words, emphasis and code of a paragraph as spans. */
export const inlineSpans = (nodes: readonly PhrasingContent[], tone: Tone = 'plain'): readonly Span[] =>
  nodes.flatMap((node): readonly Span[] => {
    switch (node.type) {
      case 'text':
        // A line end inside a paragraph is only a space.
        return [span(node.value.replace(/\s*\n\s*/g, ' '), tone)];
      case 'inlineCode':
        return [span(node.value, 'code')];
      case 'strong':
        return inlineSpans(node.children, 'strong');
      case 'emphasis':
      case 'delete':
        return inlineSpans(node.children, tone);
      case 'break':
        return [span('\n')];
      case 'link': {
        const shown = toString(node);
        const address = isPlace(node.url) && node.url !== shown ? [span(` (${node.url})`, 'faint')] : [];
        return [...inlineSpans(node.children, isPlace(node.url) ? tone : 'link'), ...address];
      }
      case 'linkReference':
        return inlineSpans(node.children, tone);
      case 'image':
      case 'imageReference':
        return node.alt ? [span(`[${node.alt}]`, 'faint')] : [];
      case 'html':
      case 'footnoteReference':
        return [];
      default:
        return [span(toString(node), tone)];
    }
  });
