import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { readCluster } from '../cluster/read-cluster.js';
import type { Cluster } from '../cluster/types.js';
import { fileTrouble } from '../files/errno.js';
import { buildPlan } from '../plan/build-plan.js';
import type { Plan } from '../plan/types.js';
import type { Runbook } from '../runbook/types.js';
import type { Checked } from '../source/problem.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import { inLanguage } from './in-language.js';
import { serveTour } from './serve-tour.js';
import { loadRunbook, type LoadedRunbook } from './load-runbook.js';

export interface LoadedPlan {
  readonly runbook: Runbook;
  readonly cluster: Cluster;
  readonly plan: Plan;
}

/** Reads the runbook and the cluster file and plans. Touches no host; of files it only writes the tour's own. */
export const loadPlan = async (
  runbookFolder: string,
  clusterFile: string,
  language: Language,
): Promise<Checked<LoadedPlan>> => {
  const loaded = await loadRunbook(runbookFolder);
  return loaded.ok ? planCluster(inLanguage(loaded.value, language), clusterFile) : loaded;
};

export const planCluster = async (
  { runbook, assets }: LoadedRunbook,
  clusterFile: string,
): Promise<Checked<LoadedPlan>> => {
  const cluster = await loadCluster(runbook, clusterFile);
  if (!cluster.ok) return cluster;
  const plan = buildPlan(runbook, cluster.value, assets);
  return plan.ok ? { ok: true, value: { runbook, cluster: cluster.value, plan: plan.value } } : plan;
};

/** What a cluster file may name; the front page of a runbook says it. */
type Named = Pick<Runbook, 'roles' | 'profiles' | 'variables'>;

/** Reads a cluster file with the words of a runbook. Plans nothing. */
export const loadCluster = async (runbook: Named, clusterFile: string): Promise<Checked<Cluster>> => {
  const file = resolve(clusterFile);
  await serveTour(file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const message = saying('cluster.unreadable', { why: fileTrouble(error) });
    const hint = saying('cluster.nameIt');
    return { ok: false, problems: [{ file, line: 1, column: 1, message, hint }] };
  }
  return readCluster({ text, file, resolvePath: resolver(dirname(file)) }, vocabularyOf(runbook));
};

export const vocabularyOf = ({ roles, profiles, variables }: Named) => ({
  roles,
  profiles: profiles.map(({ name }) => name),
  variables: variables.map(({ name }) => name),
});

const resolver =
  (folder: string) =>
  (path: string): string =>
    resolve(folder, path.replace(/^~(?=\/|$)/, homedir()));
