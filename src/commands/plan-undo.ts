import { findStep } from '../engine/work.js';
import type { Checked } from '../source/problem.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import { booksOf, inLanguage } from './in-language.js';
import { lastFix } from './last-fix.js';
import { planCluster, type LoadedPlan } from './load-plan.js';
import { loadRunbook } from './load-runbook.js';
import { planFix } from './plan-fix.js';

/**
 * A plan that has this step: where a fix did it last, on just the hosts where the record says so, else that of the
 * runbook. Nowhere else: the undo of "start etcd" would stop members that nobody had mended.
 */
export const planUndo =
  (id: string) =>
  async (folder: string, clusterFile: string, language: Language): Promise<Checked<LoadedPlan>> => {
    const read = await loadRunbook(folder);
    if (!read.ok) return read;
    const loaded = inLanguage(read.value, language);
    const planned = await planCluster(loaded, clusterFile);
    if (!planned.ok) return planned;
    const books = await booksOf(read.value);
    if (!books.ok) return books;
    const { handbook } = books.value(language);
    const { cluster, plan } = planned.value;
    const fix = await lastFix(plan.runbook.id, cluster.name, handbook, id);
    if (fix !== undefined) {
      const steps = fix.steps.filter((step) => step.id === id);
      return planFix(loaded, cluster, handbook, fix.trouble.chapter, steps);
    }
    const step = handbook.steps.get(id);
    if (step === undefined || findStep(plan, id) !== undefined) return planned;
    const message = saying('refused.notMended', { id, cluster: cluster.name });
    return { ok: false, problems: [{ ...step.place, message, hint: saying('refused.nothingToUndo') }] };
  };
