import { Argument, type Command, Option } from 'commander';
import { describeContents, describePage, describeTerms, pagesFor } from '../plain/describe-book.js';
import { closest } from '../source/closest.js';
import { lookFor } from '../ui/app/look.js';
import { pagesOf } from '../ui/session/pages.js';
import { languageOfLocale, type Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import { exitCodes } from './exit-codes.js';
import { bookOf } from './book.js';
import { loadRunbook } from './load-runbook.js';
import { langOption, runbookOption } from './options.js';
import { OwnCommand, WrongValue } from './own-command.js';
import { ownWords } from './own-words.js';
import { createReport } from './report.js';

interface ReadOptions {
  readonly runbook: string;
  readonly lang?: Language;
  readonly width?: number;
}

const columns = (text: string): number => {
  const width = Number(text);
  if (Number.isInteger(width) && width >= 40 && width <= 400) return width;
  throw new WrongValue(saying('usage.columns'));
};

export const readCommand = (): Command =>
  new OwnCommand('read')
    .description('print the runbook to read; needs no machines')
    .addArgument(
      new Argument('[what]', 'a chapter, a section, a word, "theory" or "glossary"; the contents without it'),
    )
    .addOption(runbookOption())
    .addOption(langOption())
    .addOption(new Option('--width <columns>', 'how wide; else as wide as the terminal').argParser(columns))
    .action(async (what: string | undefined, options: ReadOptions) => {
      const report = createReport(ownWords(options));
      const loaded = await loadRunbook(options.runbook);
      if (!loaded.ok) {
        report.problems(loaded.problems);
        process.exitCode = exitCodes.invalid;
        return;
      }
      const language = options.lang ?? languageOfLocale(process.env);
      const book = bookOf(loaded.value)(language);
      const pages = pagesOf(book);
      const look = lookFor(process.env, { language, glyphs: 'auto', colour: 'off' });
      const terminal = process.stdout.isTTY ? process.stdout.columns : 80;
      const width = options.width ?? Math.max(40, Math.min(terminal, 100));
      const found =
        what === undefined
          ? describeContents(book.title, pages)
          : what === 'glossary'
            ? describeTerms(book.glossary, width, look)
            : (pagesFor(what, pages)?.flatMap((page) => describePage(page, width, look)) ??
              describeTerms(
                book.glossary.filter(({ id, word }) => [id, word].includes(what)),
                width,
                look,
              ));
      if (found !== undefined) {
        for (const line of found) report.line(line);
        return;
      }
      const names = [
        ...pages.flatMap(({ id, chapter }) => [id, chapter]),
        ...book.glossary.map(({ word }) => word),
      ];
      const near = closest(what ?? '', names);
      report.refusal(
        saying('refused.nothingToRead', { what: what ?? '' }),
        near === undefined ? saying('refused.readLists') : saying('refused.near', { near }),
      );
      process.exitCode = exitCodes.invalid;
    });
