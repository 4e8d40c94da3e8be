import { chooseFix } from '../doctor/fix/choose-fix.js';
import type { Prompts } from '../execute/ports.js';
import { describeRefusal } from '../plain/describe-fix.js';
import type { Checked, Problem } from '../source/problem.js';
import type { OpenedFix } from '../ui/ports.js';
import type { Words } from '../words/words.js';
import { look } from './consult.js';
import { booksOf } from './in-language.js';
import { lastFix } from './last-fix.js';
import { loadCluster, type LoadedPlan } from './load-plan.js';
import type { LoadedRunbook } from './load-runbook.js';
import { openForScreens } from './open-for-screens.js';
import { planFix } from './plan-fix.js';

/** Looks once more, asks the guard once more, and opens the session with the fix as its last chapter. */
export const openFix = async (
  source: LoadedRunbook,
  clusterFile: string,
  id: string,
  prompts: Prompts,
  words: Words,
): Promise<OpenedFix> => {
  const looked = await look(source, clusterFile, prompts);
  if ('kind' in looked) return { opened: looked, steps: [] };
  const { loaded, cluster, handbook, examined } = looked(words);
  const finding = examined.findings.find((each) => each.id === id);
  if (finding === undefined) return refuse(words.t('doctor.noSuch', { id }));
  const chosen = chooseFix(handbook, finding, cluster.hosts, examined.standing);
  if (chosen.kind === 'by-hand') return refuse(chosen.why);
  const { trouble, verdict } = chosen;
  if (verdict.kind === 'refused')
    return refuse(words.t('doctor.refused', { why: describeRefusal(verdict.why, words) }));
  const planned = planFix(loaded, cluster, handbook, trouble.chapter, verdict.steps);
  return openSteps(
    planned,
    prompts,
    verdict.steps.map((step) => step.id),
  );
};

/** Opens the session with the latest fix of the record as its last chapter, to be undone from its last step on. */
export const openUndo = async (
  source: LoadedRunbook,
  clusterFile: string,
  prompts: Prompts,
  words: Words,
): Promise<OpenedFix> => {
  const cluster = await loadCluster(source.runbook, clusterFile);
  if (!cluster.ok) return unplanned(cluster.problems);
  const books = await booksOf(source);
  if (!books.ok) return unplanned(books.problems);
  const { loaded, handbook } = books.value(words.language);
  const fix = await lastFix(loaded.runbook.id, cluster.value.name, handbook);
  const steps = fix?.steps.filter(({ id }) => handbook.steps.get(id)?.undo !== undefined) ?? [];
  if (fix === undefined || steps.length === 0) return refuse(words.t('doctor.nothingToUndo'));
  const planned = planFix(loaded, cluster.value, handbook, fix.trouble.chapter, steps);
  return openSteps(planned, prompts, steps.map(({ id }) => id).toReversed());
};

const openSteps = async (
  planned: Checked<LoadedPlan>,
  prompts: Prompts,
  steps: readonly string[],
): Promise<OpenedFix> => ({ opened: await openForScreens(planned, prompts), steps });

const refuse = (message: string): OpenedFix => ({
  opened: { kind: 'refused', message, hint: '' },
  steps: [],
});

const unplanned = (problems: readonly Problem[]): OpenedFix => ({
  opened: { kind: 'problems', problems },
  steps: [],
});
