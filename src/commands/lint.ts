import { resolve } from 'node:path';
import type { Command } from 'commander';
import { lintHandbook } from '../doctor/lint-handbook.js';
import { lintPictures } from '../plan/lint-pictures.js';
import { lintFlags } from '../runbook/lint/lint-flags.js';
import { stepsOf } from '../runbook/steps-of.js';
import { lintTranslation } from '../runbook/translation/lint-translation.js';
import { languagesOf } from '../runbook/translation/translation.js';
import { formatProblem, type Problem } from '../source/problem.js';
import type { Language } from '../words/language.js';
import { exitCodes } from './exit-codes.js';
import { findRunbooks, loadRunbook } from './load-runbook.js';
import { langOption } from './options.js';
import { OwnCommand } from './own-command.js';
import { ownWords } from './own-words.js';
import { ownRunbooks } from './package-folder.js';

export const lintCommand = (): Command =>
  new OwnCommand('lint')
    .description('check a runbook and print every problem with its place')
    .argument('[dir]', 'a runbook, or a folder of runbooks', ownRunbooks)
    .addOption(langOption())
    .action(async (dir: string, options: { readonly lang?: Language }) => {
      const words = ownWords(options);
      const folders = await findRunbooks(resolve(dir)).catch(() => []);
      if (folders.length === 0) {
        console.error(words.t('refused.noRunbook', { folder: dir }));
        process.exitCode = exitCodes.invalid;
        return;
      }
      for (const folder of folders) {
        const { summary, problems } = await lintFolder(folder);
        for (const problem of problems) console.error(formatProblem(problem, words.say));
        if (problems.length > 0) process.exitCode = exitCodes.invalid;
        else console.log(summary);
      }
    });

/** Each stage is looked at when the one before it is right: its problems would only follow from those. */
const lintFolder = async (
  folder: string,
): Promise<{ readonly summary: string; readonly problems: readonly Problem[] }> => {
  const loaded = await loadRunbook(folder);
  if (!loaded.ok) return { summary: '', problems: loaded.problems };
  const { runbook, pages, assets } = loaded.value;
  const handbook = await loaded.value.readHandbook();
  if (!handbook.ok) return { summary: '', problems: handbook.problems };
  const { troubles, chapters } = handbook.value;
  const languages = languagesOf(pages);
  const input = { runbook, pages, assets, handbook: chapters };
  const problems = [
    ...lintHandbook(handbook.value, runbook, pages, assets),
    ...stepsOf({ chapters: [...runbook.chapters, ...chapters] }).flatMap(lintFlags),
    ...lintPictures(runbook, assets),
    ...languages.flatMap((language) => lintTranslation(input, language)),
  ];
  const count = (things: readonly unknown[], name: string): readonly string[] =>
    things.length === 0 ? [] : [`${String(things.length)} ${name}`];
  const parts = [
    ...count(runbook.chapters, 'chapters'),
    ...count(stepsOf(runbook), 'steps'),
    ...count(troubles, 'troubles'),
    ...count(runbook.glossary, 'terms'),
    ...languages.map((language) => `all in ${language}`),
  ];
  return { summary: `${runbook.id}: ${parts.join(', ')}, no problems`, problems };
};
