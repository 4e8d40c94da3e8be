import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { lineText, lineWidth } from '../../../src/ui/lines/line.js';
import { blockLines, proseLines } from '../../../src/ui/markdown/blocks.js';
import { glyphsFor } from '../../../src/ui/terminal/glyphs.js';

const glyphs = glyphsFor({}, 'unicode');
const parse = (text: string) =>
  unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).parse(text).children;
const rows = (text: string, width = 30): string[] => blockLines(parse(text), width, glyphs).map(lineText);

describe('prose on the screen', () => {
  it('joins the lines of a paragraph and wraps them anew', () => {
    expect(rows('one two\nthree four five', 13)).toEqual(['one two three', 'four five']);
  });

  it('hangs lists, nested ones too', () => {
    expect(rows('- a list item that wraps\n  - inner\n- b', 16)).toEqual([
      '• a list item',
      '  that wraps',
      '  • inner',
      '• b',
    ]);
    expect(rows('3. three\n4. four')).toEqual(['3. three', '4. four']);
  });

  it('shows a task list with its boxes', () => {
    expect(rows('- [x] done\n- [ ] open')).toEqual(['• [x] done', '• [ ] open']);
  });

  it('indents code and never rewraps it', () => {
    expect(rows('```\na  b\n\tc\n```')).toEqual(['  a  b', '      c']);
  });

  it('tells what somebody else says from what is said to it', () => {
    const lines = blockLines(parse('> **They** do this.\n>\n> **Here** we do that.'), 40, glyphs);
    expect(lines.map(lineText)).toEqual(['│ They do this.', '', '│ Here we do that.']);
    expect([lines[0]?.[0]?.tone, lines[2]?.[0]?.tone]).toEqual(['theirs', 'ours']);
  });

  it('bars quotations', () => {
    expect(rows('> careful here', 12)).toEqual(['│ careful', '│ here']);
  });

  it('lays tables out by columns, wide characters too', () => {
    expect(rows('| a | 端口 |\n| - | - |\n| long | x |')).toEqual(['a    │ 端口', '───────────', 'long │ x']);
  });

  it('shrinks a table that is too wide and wraps its cells', () => {
    const table = '| what | why |\n| - | - |\n| a rather long cell | and another long one here |';
    const lines = blockLines(parse(table), 30, glyphs);
    expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(30);
    expect(lines.map(lineText).join(' ')).toContain('another');
  });

  it('says where a link leads, unless that is its text', () => {
    expect(rows('[docs](https://a.b/c)', 40)).toEqual(['docs (https://a.b/c)']);
    expect(rows('<https://a.b/c>', 40)).toEqual(['https://a.b/c']);
    expect(rows('[other](etcd.md)', 40)).toEqual(['other']);
  });

  it('leaves comments out, and the blank line they would make', () => {
    expect(rows('a\n\n<!-- for authors -->\n\nb')).toEqual(['a', '', 'b']);
  });

  it('is laid out once for a width', () => {
    const nodes = parse('one two three');
    expect(proseLines(nodes, 20, glyphs)).toBe(proseLines(nodes, 20, glyphs));
    expect(proseLines(nodes, 8, glyphs).map(lineText)).toEqual(['one two', 'three']);
  });
});
