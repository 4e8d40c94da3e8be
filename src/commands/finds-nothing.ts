import { LabError } from '../lab/lab-error.js';
import type { Checked } from '../source/problem.js';
import { collect, examine } from './examine.js';
import { booksOf } from './in-language.js';
import { loadCluster } from './load-plan.js';
import { loadRunbook } from './load-runbook.js';
import { ownWords } from './own-words.js';
import { groundFloor } from './package-folder.js';
import { terminalPrompts } from './terminal-prompts.js';

/** Whether the doctor finds nothing on the machines of a lab. Throws `LabError` where it cannot look. */
export const findsNothing = async (clusterFile: string): Promise<boolean> => {
  const words = ownWords({});
  const valueOf = <T>(checked: Checked<T>): T => {
    if (checked.ok) return checked.value;
    throw new LabError(
      'usage',
      checked.problems.map(({ message }) => words.say(message)),
    );
  };
  const loaded = valueOf(await loadRunbook(groundFloor));
  const { handbook } = valueOf(await booksOf(loaded))(words.language);
  const cluster = valueOf(await loadCluster(loaded.runbook, clusterFile));
  const answers = await collect(cluster, terminalPrompts(undefined));
  return examine(cluster, handbook, answers, words).findings.length === 0;
};
