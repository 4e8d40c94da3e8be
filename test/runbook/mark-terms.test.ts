import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/runbook/parse-markdown.js';
import { idsLinkedFrom, markTerms } from '../../src/runbook/mark-terms.js';
import type { Term } from '../../src/runbook/teaching.js';

const term = (id: string, word: string, ...also: readonly string[]): Term => ({
  id,
  word,
  also,
  meaning: [],
  place: { file: 'glossary.md', line: 1, column: 1 },
});

const glossary = [
  term('term-quorum', 'quorum', '法定人数'),
  term('term-vtep', 'VTEP'),
  term('term-bridge', 'bridge'),
];

const idsIn = (markdown: string): readonly string[] =>
  idsLinkedFrom(markTerms(parseMarkdown(markdown).children, glossary));

describe('terms of the glossary', () => {
  it.each([
    ['A quorum of members.', ['term-quorum']],
    ['Two bridges, then a bridge.', ['term-bridge']],
    ['达到法定人数才能写入。', ['term-quorum']],
    ['- a list with a vtep', ['term-vtep']],
  ])('are found in "%s"', (text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it.each(['`bridge` as code', 'bridged or br-bridge-nf', '```\nquorum\n```', '# quorum'])(
    'are not in "%s"',
    (text) => {
      expect(idsIn(text)).toEqual([]);
    },
  );

  it('leave links that are there alone', () => {
    expect(idsIn('[a quorum](#raft), and [quorum](glossary.md#term-quorum) again: quorum')).toEqual([
      'raft',
      'term-quorum',
    ]);
  });
});
