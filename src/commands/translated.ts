import { join } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { writeFileWhole } from '../files/write-file-whole.js';
import { lintTranslation } from '../runbook/translation/lint-translation.js';
import { sourceHashes, type SourceInput } from '../runbook/translation/source-texts.js';
import { hashesFile, readHashes } from '../runbook/translation/hashes.js';
import { closest } from '../source/closest.js';
import type { Checked } from '../source/problem.js';
import { exitCodes } from './exit-codes.js';
import { loadRunbook } from './load-runbook.js';
import { runbookOption } from './options.js';
import { OwnCommand } from './own-command.js';
import { ownWords } from './own-words.js';
import { createReport } from './report.js';

interface TranslatedOptions {
  readonly runbook: string;
  readonly to: string;
  readonly accept?: boolean;
}

export const translatedCommand = (): Command =>
  new OwnCommand('translated')
    .description('tell what is missing in a translation of a runbook, or accept it as it is')
    .addArgument(new Argument('[ids...]', 'sections, chapters, terms …; all without any'))
    .addOption(runbookOption())
    .addOption(new Option('--to <language>', 'the folder of the translation').default('zh'))
    .addOption(new Option('--accept', 'write down that somebody looked: these translations fit their source'))
    .action(async (ids: readonly string[], { runbook, to, accept = false }: TranslatedOptions) => {
      const report = createReport(ownWords({}));
      const loaded = await loadSource(runbook);
      if (!loaded.ok) {
        report.problems(loaded.problems);
        process.exitCode = exitCodes.invalid;
        return;
      }
      const sources = sourceHashes(loaded.value);
      const unknown = ids.find((id) => sources[id] === undefined);
      if (unknown !== undefined) {
        const near = closest(unknown, Object.keys(sources));
        report.refusal(
          `there is nothing called ${unknown} to translate`,
          near === undefined ? 'ids are those of sections, chapters and terms' : `did you mean ${near}?`,
        );
        process.exitCode = exitCodes.invalid;
        return;
      }
      if (accept) {
        const file = join(runbook, hashesFile(to));
        const known = readHashes(runbook, to, loaded.value.pages);
        const before = known.ok ? known.value : {};
        const entries = Object.entries(sources).flatMap(([id, hash]): [string, string][] => {
          const kept = ids.length === 0 || ids.includes(id) ? hash : before[id];
          return kept === undefined ? [] : [[id, kept]];
        });
        await writeFileWhole(file, `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`, 0o644);
        report.line(`${file}: ${String(ids.length === 0 ? entries.length : ids.length)} accepted`);
        return;
      }
      const problems = lintTranslation(loaded.value, to);
      if (problems.length === 0) {
        report.line(`everything is translated to ${to}: ${String(Object.keys(sources).length)} texts`);
        return;
      }
      report.problems(problems);
      process.exitCode = exitCodes.invalid;
    });

const loadSource = async (folder: string): Promise<Checked<SourceInput>> => {
  const loaded = await loadRunbook(folder);
  if (!loaded.ok) return loaded;
  const { runbook, pages, assets } = loaded.value;
  const handbook = await loaded.value.readHandbook();
  if (!handbook.ok) return handbook;
  return { ok: true, value: { runbook, pages, assets, handbook: handbook.value.chapters } };
};
