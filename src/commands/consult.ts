import { toString } from 'mdast-util-to-string';
import type { Cluster } from '../cluster/types.js';
import { chooseFix } from '../doctor/fix/choose-fix.js';
import type { Finding } from '../doctor/finding.js';
import type { Handbook } from '../doctor/handbook.js';
import type { Prompts } from '../execute/ports.js';
import { describeRefusal } from '../plain/describe-fix.js';
import { shown } from '../plan/script.js';
import type { Examination, FindingView } from '../ui/doctor/examination.js';
import type { OpenedFix } from '../ui/ports.js';
import type { Words } from '../words/words.js';
import { collect, examine, type Examined } from './examine.js';
import { handbookInLanguage } from './in-language.js';
import { loadCluster } from './load-plan.js';
import type { LoadedRunbook } from './load-runbook.js';
import { openExecution } from './open-execution.js';
import { planFix } from './plan-fix.js';
import { writeBundle } from './write-bundle.js';

interface Consulted {
  readonly cluster: Cluster;
  readonly handbook: Handbook;
  readonly examined: Examined;
}

type Refused = Exclude<Examination, { kind: 'examined' }>;

const look = async (
  loaded: LoadedRunbook,
  clusterFile: string,
  prompts: Prompts,
  words: Words,
): Promise<Consulted | Refused> => {
  const cluster = await loadCluster(loaded.runbook, clusterFile);
  if (!cluster.ok) return { kind: 'problems', problems: cluster.problems };
  const { answers, atWork } = await collect(cluster.value, prompts);
  await atWork;
  const handbook = handbookInLanguage(loaded, words.language);
  if (!handbook.ok) return { kind: 'problems', problems: handbook.problems };
  const examined = examine(cluster.value, handbook.value, await answers, words);
  const [silent] = examined.silent;
  if (examined.answered.length === 0 && silent !== undefined)
    return { kind: 'refused', message: `${silent.host}: ${silent.why}`, hint: '' };
  return { cluster: cluster.value, handbook: handbook.value, examined };
};

/** For the screens: one look at all hosts, with what would be run for each finding. */
export const consult = async (
  loaded: LoadedRunbook,
  clusterFile: string,
  prompts: Prompts,
  words: Words,
): Promise<Examination> => {
  const consulted = await look(loaded, clusterFile, prompts, words);
  if ('kind' in consulted) return consulted;
  const { cluster, examined } = consulted;
  const findings = examined.findings.map((finding) => viewOf(loaded, consulted, finding, words));
  const looked = {
    kind: 'examined' as const,
    cluster: cluster.name,
    findings,
    ...(cluster.recording && { recording: true as const }),
  };
  if (findings[0]?.id !== 'unexplained') return looked;
  const bundle = await writeBundle(cluster, examined, undefined);
  return { ...looked, bundle };
};

const viewOf = (
  loaded: LoadedRunbook,
  { cluster, handbook, examined }: Consulted,
  finding: Finding,
  words: Words,
): FindingView => {
  const { id, title, confidence, hosts, evidence } = finding;
  const trouble = handbook.troubles.find((each) => each.id === id);
  const [cause] = trouble?.prose ?? [];
  const not = trouble?.chapter.sections.find((section) => section.id === `${id}-not`);
  return {
    id,
    title,
    confidence,
    hosts,
    cause: cause === undefined ? '' : toString(cause).replaceAll('\n', ' '),
    evidence: evidence.map(({ host, text }) => (host === undefined ? text : `${host}: ${text}`)),
    doNot: (not?.prose ?? []).flatMap((node) =>
      node.type === 'list' ? node.children.map((item) => toString(item).replaceAll('\n', ' ')) : [],
    ),
    fix: fixView(loaded, { cluster, handbook, examined }, finding, words),
  };
};

const fixView = (
  loaded: LoadedRunbook,
  { cluster, handbook, examined }: Consulted,
  finding: Finding,
  words: Words,
): FindingView['fix'] => {
  const chosen = chooseFix(handbook, finding, cluster.hosts, examined.standing);
  if (chosen.kind === 'by-hand') return { kind: 'by-hand', why: chosen.why };
  const { trouble, verdict } = chosen;
  if (verdict.kind === 'refused') return { kind: 'refused', why: describeRefusal(verdict.why, words) };
  const planned = planFix(loaded, cluster, handbook, trouble, verdict.steps);
  if (!planned.ok) return { kind: 'refused', why: planned.problems.map(({ message }) => message).join('; ') };
  const steps = planned.value.plan.chapters.at(-1)?.steps ?? [];
  return {
    kind: 'steps',
    steps: steps.map(({ id, title, risk, work }) => ({
      id,
      title,
      risk,
      hosts: work.map(({ host }) => host),
      commands: work[0]?.run === undefined ? [] : shown(work[0].run).trimEnd().split('\n'),
    })),
  };
};

/** Looks once more, asks the guard once more, and opens the session with the fix as its last chapter. */
export const openFix = async (
  loaded: LoadedRunbook,
  clusterFile: string,
  id: string,
  prompts: Prompts,
  words: Words,
): Promise<OpenedFix> => {
  const refuse = (message: string): OpenedFix => ({
    opened: { kind: 'refused', message, hint: '' },
    steps: [],
  });
  const consulted = await look(loaded, clusterFile, prompts, words);
  if ('kind' in consulted) return { opened: consulted, steps: [] };
  const { cluster, handbook, examined } = consulted;
  const finding = examined.findings.find((each) => each.id === id);
  if (finding === undefined) return refuse(words.t('doctor.noSuch', { id }));
  const chosen = chooseFix(handbook, finding, cluster.hosts, examined.standing);
  if (chosen.kind === 'by-hand') return refuse(chosen.why);
  const { trouble, verdict } = chosen;
  if (verdict.kind === 'refused')
    return refuse(words.t('doctor.refused', { why: describeRefusal(verdict.why, words) }));
  const planned = planFix(loaded, cluster, handbook, trouble, verdict.steps);
  if (!planned.ok) return { opened: { kind: 'problems', problems: planned.problems }, steps: [] };
  const opened = await openExecution(planned.value, { prompts });
  const steps = verdict.steps.map((step) => step.id);
  if (opened.kind !== 'opened') return { opened, steps };
  const { folder, ...rest } = opened;
  return { opened: { ...rest, recordFolder: folder }, steps };
};
