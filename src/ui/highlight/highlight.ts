import bash from 'refractor/bash';
import { refractor } from 'refractor/core';
import ini from 'refractor/ini';
import json from 'refractor/json';
import yaml from 'refractor/yaml';
import { span, type Line, type Span, type Tone } from '../lines/line.js';
import type { CodeLanguage } from './language-of.js';

/** Loaded only where there are colours: this file and what it imports take longer than a frame. */
for (const language of [bash, ini, json, yaml]) refractor.register(language);

type Node = ReturnType<typeof refractor.highlight>['children'][number];
type Element = Extract<Node, { type: 'element' }>;

const tones: ReadonlyMap<string, Tone> = new Map([
  ['keyword', 'keyword'],
  ['section-name', 'keyword'],
  ['function', 'keyword'],
  ['builtin', 'keyword'],
  ['string', 'string'],
  ['comment', 'faint'],
  ['shebang', 'faint'],
  ['variable', 'name'],
  ['environment', 'name'],
  ['assign-left', 'name'],
  ['attr-name', 'name'],
  ['key', 'name'],
  ['property', 'name'],
  ['number', 'number'],
  ['boolean', 'number'],
]);

const toneOf = ({ properties }: Element, outer: Tone): Tone => {
  const names: unknown = properties['className'];
  const found = Array.isArray(names) ? names.map((name) => tones.get(String(name))) : [];
  return found.find((tone) => tone !== undefined) ?? outer;
};

const spansOf = (nodes: readonly Node[], outer: Tone): Line =>
  nodes.flatMap((node): Line => {
    if (node.type === 'text') return [span(node.value, outer)];
    return node.type === 'element' ? spansOf(node.children, toneOf(node, outer)) : [];
  });

/** Code as lines of coloured spans; joined they are the code, letter for letter. */
export const highlight = (code: string, language: CodeLanguage): readonly Line[] => {
  const lines: Span[][] = [[]];
  for (const { text, tone } of spansOf(refractor.highlight(code, language).children, 'plain')) {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push(span(part, tone));
    });
  }
  return lines;
};
