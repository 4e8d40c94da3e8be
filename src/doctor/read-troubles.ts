import { lintChapters } from '../runbook/lint/lint-chapters.js';
import { lintCommands } from '../runbook/lint/lint-commands.js';
import { linkableOf } from '../runbook/lint/linkable.js';
import { lintLinks } from '../runbook/lint/lint-links.js';
import { lintContract } from '../runbook/lint/lint-contract.js';
import { lintTemplates } from '../runbook/lint/lint-templates.js';
import { stepsOf } from '../runbook/steps-of.js';
import type { Runbook } from '../runbook/types.js';
import { closest } from '../source/closest.js';
import type { Checked, Problem } from '../source/problem.js';
import { readTrouble } from './read-trouble.js';
import type { Trouble } from './trouble.js';

/** The troubles of a runbook, from texts by path as `troubleshooting/tls-san.md`. Every problem of every file is found. */
export const readTroubles = (
  runbook: Runbook,
  pages: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): Checked<readonly Trouble[]> => {
  const troubles: Trouble[] = [];
  const problems: Problem[] = [];
  for (const [path, text] of [...pages].toSorted(([a], [b]) => a.localeCompare(b))) {
    const id = /^troubleshooting\/([a-z0-9-]+)\.md$/.exec(path)?.[1];
    if (id === undefined) continue;
    const read = readTrouble(id, `${runbook.folder}/${path}`, text);
    if (read.ok) troubles.push(read.value);
    else problems.push(...read.problems);
  }
  problems.push(...lint(troubles, runbook, pages, assets));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: troubles };
};

/** A fix is held to the same contract as any step, with the variables of the runbook it belongs to. */
const lint = (
  troubles: readonly Trouble[],
  runbook: Runbook,
  pages: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): readonly Problem[] => {
  const ids = troubles.map(({ id }) => id);
  const all = { ...runbook, chapters: [...runbook.chapters, ...troubles.map(({ chapter }) => chapter)] };
  const each = troubles.flatMap(({ chapter, yieldsTo, place }) => {
    const own: Runbook = { ...runbook, chapters: [chapter] };
    return [
      ...stepsOf(own).flatMap((step) => [...lintContract(step, own), ...lintCommands(step, own)]),
      ...lintTemplates(own, assets, () => place),
      ...yieldsTo
        .filter((id) => !ids.includes(id))
        .map((id): Problem => {
          const near = closest(id, ids);
          return {
            ...place,
            message: `it yields to "${id}", which is no trouble`,
            ...(near !== undefined && { hint: `did you mean "${near}"?` }),
          };
        }),
    ];
  });
  const texts = troubles.map(({ id, chapter }) => ({
    file: chapter.file,
    page: `troubleshooting/${id}.md`,
    nodes: [...chapter.intro, ...chapter.sections.flatMap(({ prose }) => prose)],
  }));
  return [...each, ...lintChapters(all), ...lintLinks(texts, linkableOf(runbook, pages, assets))];
};
