import { resolve } from 'node:path';
import { Command } from 'commander';
import { lintHandbook } from '../doctor/lint-handbook.js';
import { readHandbook } from '../doctor/read-handbook.js';
import { formatProblem } from '../source/problem.js';
import { exitCodes } from './exit-codes.js';
import { findRunbooks, loadRunbook } from './load-runbook.js';
import { ownRunbooks } from './package-folder.js';

export const lintCommand = (): Command =>
  new Command('lint')
    .description('check a runbook and print every problem with its place')
    .argument('[dir]', 'a runbook, or a folder of runbooks', ownRunbooks)
    .action(async (dir: string) => {
      const folders = await findRunbooks(resolve(dir)).catch(() => []);
      if (folders.length === 0) {
        console.error(
          `no runbook in ${dir}: a runbook is a folder with a README.md that begins with front matter`,
        );
        process.exitCode = exitCodes.invalid;
        return;
      }
      for (const folder of folders) {
        const loaded = await loadRunbook(folder);
        if (loaded.ok) {
          const { runbook, pages, assets } = loaded.value;
          const { id, chapters } = runbook;
          const steps = chapters
            .flatMap(({ sections }) => sections)
            .filter(({ kind }) => kind === 'step').length;
          const handbook = readHandbook(runbook, pages);
          const problems = handbook.ok
            ? lintHandbook(handbook.value, runbook, pages, assets)
            : handbook.problems;
          if (handbook.ok && problems.length === 0) {
            const { length } = handbook.value.troubles;
            const also = length === 0 ? '' : `${String(length)} troubles, `;
            console.log(
              `${id}: ${String(chapters.length)} chapters, ${String(steps)} steps, ${also}no problems`,
            );
          } else {
            for (const problem of problems) console.error(formatProblem(problem));
            process.exitCode = exitCodes.invalid;
          }
        } else {
          for (const problem of loaded.problems) console.error(formatProblem(problem));
          process.exitCode = exitCodes.invalid;
        }
      }
    });
