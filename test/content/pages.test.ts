import stringWidth from 'string-width';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { bookOf } from '../../src/commands/book.js';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { describePage, describeTerms } from '../../src/plain/describe-book.js';
import { pictureLanguage } from '../../src/runbook/illustrate.js';
import { within } from '../../src/runbook/markdown.js';
import { lookFor } from '../../src/ui/app/look.js';
import { layoutOf } from '../../src/ui/app/layout.js';
import { lineText } from '../../src/ui/lines/line.js';
import { blockLines } from '../../src/ui/markdown/blocks.js';
import { pagesOf } from '../../src/ui/session/pages.js';
import { must } from '../support/sample-runbook.js';

const loaded = must(await loadRunbook(groundFloor));
const read = bookOf(loaded);

/** How often each letter stands in a text. Cells of tables are wrapped beside each other, so order says nothing. */
const counted = (text: string): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const letter of text.replace(/\s/g, '')) times.set(letter, (times.get(letter) ?? 0) + 1);
  return times;
};

/** What must never begin a line of Chinese. */
const hanging = /^[，。、；：？！）》」』”’]/;

describe.each(['en', 'zh'] as const)('every page in %s', (language) => {
  const book = read(language);
  const pages = pagesOf(book);
  const look = lookFor({ LANG: 'C.UTF-8' }, { language, glyphs: 'unicode', colour: 'off' });

  describe.each([80, 120])('at %d columns', (columns) => {
    const widths = [columns - 2, layoutOf({ columns, rows: 24 }).leftWidth];

    it('has no line wider than the terminal', () => {
      const lines = [
        ...pages.flatMap((page) => describePage(page, columns - 2, look)),
        ...(describeTerms(book.glossary, columns - 2, look) ?? []),
      ];
      expect(lines.filter((line) => stringWidth(line) > columns - 2)).toEqual([]);
    });

    it('loses no text', () => {
      for (const width of widths) {
        for (const { prose, id } of pages) {
          const shown = counted(blockLines(prose, width, look.glyphs).map(lineText).join(''));
          const texts = [...within(prose)].flatMap((node) =>
            node.type === 'text' || node.type === 'inlineCode' ? [node.value] : [],
          );
          const lost = [...counted(texts.join(''))].filter(
            ([letter, times]) => (shown.get(letter) ?? 0) < times,
          );
          expect(lost, id).toEqual([]);
        }
      }
    });

    it('begins no line with punctuation', () => {
      for (const width of widths) {
        const lines = pages.flatMap(({ prose }) => blockLines(prose, width, look.glyphs).map(lineText));
        expect(lines.filter((line) => hanging.test(line.replace(/^[\s│]*/, '')))).toEqual([]);
      }
    });

    it('shows every picture whole', () => {
      const pictures = pages
        .flatMap(({ prose }) => [...within(prose)])
        .filter((node) => node.type === 'code' && node.lang === pictureLanguage);
      expect(pictures.length).toBeGreaterThan(0);
      for (const picture of pictures) {
        const shown = blockLines([picture], columns - 2, look.glyphs)
          .map(lineText)
          .join('\n');
        expect(shown).toContain(toString(picture));
      }
    });
  });
});
