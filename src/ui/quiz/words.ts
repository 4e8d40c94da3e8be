import type { Paragraph } from 'mdast';
import { parseMarkdown } from '../../runbook/parse-markdown.js';
import type { Line, Tone } from '../lines/line.js';
import { inlineSpans } from '../markdown/inline.js';

/** A text of a question: inline markdown. */
export const words = (text: string, tone?: Tone): Line =>
  parseMarkdown(text)
    .children.filter((node): node is Paragraph => node.type === 'paragraph')
    .flatMap(({ children }) => inlineSpans(children, tone));
