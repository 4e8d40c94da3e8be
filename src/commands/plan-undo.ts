import type { StepRecord } from '../engine/initial-state.js';
import { findStep } from '../engine/work.js';
import type { Checked } from '../source/problem.js';
import type { Language } from '../words/language.js';
import { booksOf, inLanguage } from './in-language.js';
import { planCluster, type LoadedPlan } from './load-plan.js';
import { loadRunbook } from './load-runbook.js';
import { planFix } from './plan-fix.js';
import { recordsKept } from './records-kept.js';

/**
 * A plan that has this step: that of the runbook, or with the step of a fix on those hosts where the record says that it
 * was carried out. Nowhere else: the undo of "start etcd" would stop members that nobody had mended.
 */
export const planUndo =
  (id: string) =>
  async (folder: string, clusterFile: string, language: Language): Promise<Checked<LoadedPlan>> => {
    const read = await loadRunbook(folder);
    if (!read.ok) return read;
    const loaded = inLanguage(read.value, language);
    const planned = await planCluster(loaded, clusterFile);
    if (!planned.ok || findStep(planned.value.plan, id) !== undefined) return planned;
    const books = await booksOf(read.value);
    if (!books.ok) return books;
    const { handbook } = books.value(language);
    const step = handbook.steps.get(id);
    const page = handbook.chapters.find(({ sections }) => sections.some((section) => section.id === id));
    if (step === undefined || page === undefined) return planned;
    const { cluster, plan } = planned.value;
    const records = (await recordsKept(plan))[id] ?? {};
    const hosts = cluster.hosts.map(({ name }) => name).filter((name) => mayHaveChanged(records[name]));
    if (hosts.length > 0) return planFix(loaded, cluster, handbook, page, [{ id, risk: step.risk, hosts }]);
    const message = `step "${id}" mends a trouble, and the record has no host of ${cluster.name} on which it changed anything`;
    return { ok: false, problems: [{ ...step.place, message, hint: 'there is nothing to undo' }] };
  };

/** Also what failed or was cut off may have changed something. */
const mayHaveChanged = (record: StepRecord | undefined): boolean =>
  record !== undefined &&
  !(record.kind === 'finished' && ['already', 'skipped'].includes(record.outcome.status));
