import type { Checked, Problem } from '../source/problem.js';
import type { Troubles } from './handbook.js';
import { readSharedSteps, type SharedSteps } from './read-shared-steps.js';
import { readTrouble } from './read-trouble.js';
import type { Trouble } from './trouble.js';

export const frontPage = 'troubleshooting/README.md';

/**
 * The troubles of a runbook, from texts by path as `troubleshooting/tls-san.md`. Every problem of every file is found;
 * whether the files fit together is for `lintHandbook`, which takes its time.
 */
export const readTroubles = (folder: string, pages: ReadonlyMap<string, string>): Checked<Troubles> => {
  const troubles: Trouble[] = [];
  const problems: Problem[] = [];
  for (const [path, text] of [...pages].toSorted(([a], [b]) => a.localeCompare(b))) {
    const id = /^troubleshooting\/([a-z0-9-]+)\.md$/.exec(path)?.[1];
    if (id === undefined) continue;
    const read = readTrouble(id, `${folder}/${path}`, text);
    if (read.ok) troubles.push(read.value);
    else problems.push(...read.problems);
  }
  let shared: SharedSteps | undefined;
  const text = pages.get(frontPage);
  if (text !== undefined) {
    const read = readSharedSteps(`${folder}/${frontPage}`, text);
    if (read.ok) shared = read.value;
    else problems.push(...read.problems);
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { troubles, ...(shared && { shared }) } };
};
