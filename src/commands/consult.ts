import { toString } from 'mdast-util-to-string';
import type { Cluster } from '../cluster/types.js';
import { chooseFix } from '../doctor/fix/choose-fix.js';
import type { Finding } from '../doctor/finding.js';
import type { Prompts } from '../execute/ports.js';
import { describeRefusal, describeUndo } from '../plain/describe-fix.js';
import { shown } from '../plan/script.js';
import type { Examination, FindingView } from '../ui/doctor/examination.js';
import type { OpenedFix } from '../ui/ports.js';
import type { Language } from '../words/language.js';
import type { Words } from '../words/words.js';
import { collect, examine, type Examined } from './examine.js';
import { booksOf, type Books } from './in-language.js';
import { loadCluster } from './load-plan.js';
import type { LoadedRunbook } from './load-runbook.js';
import { openExecution } from './open-execution.js';
import { planFix } from './plan-fix.js';
import { writeBundle } from './write-bundle.js';

interface Consulted extends Books {
  readonly cluster: Cluster;
  readonly examined: Examined;
}

type Refused = Exclude<Examination, { kind: 'examined' }>;

/** One look at all hosts, which can be judged and told in any language afterwards. */
type Looked = (words: Words) => Consulted;

const look = async (
  loaded: LoadedRunbook,
  clusterFile: string,
  prompts: Prompts,
): Promise<Looked | Refused> => {
  const cluster = await loadCluster(loaded.runbook, clusterFile);
  if (!cluster.ok) return { kind: 'problems', problems: cluster.problems };
  const books = await booksOf(loaded);
  if (!books.ok) return { kind: 'problems', problems: books.problems };
  const answers = await collect(cluster.value, prompts);
  const [silent] = answers.silent;
  if (answers.answered.length === 0 && silent !== undefined)
    return { kind: 'refused', message: `${silent.host}: ${silent.why}`, hint: '' };
  return (words) => {
    const own = books.value(words.language);
    return { ...own, cluster: cluster.value, examined: examine(cluster.value, own.handbook, answers, words) };
  };
};

/** For the screens: one look at all hosts, with what would be run for each finding. */
export const consult = async (
  loaded: LoadedRunbook,
  clusterFile: string,
  prompts: Prompts,
  words: Words,
): Promise<Examination> => {
  const looked = await look(loaded, clusterFile, prompts);
  if ('kind' in looked) return looked;
  const { cluster, examined } = looked(words);
  const told = new Map<Language, readonly FindingView[]>();
  const examination = {
    kind: 'examined' as const,
    cluster: cluster.name,
    findings(inWords: Words) {
      const views = told.get(inWords.language) ?? viewsOf(looked(inWords), inWords);
      told.set(inWords.language, views);
      return views;
    },
    ...(cluster.recording && { recording: true as const }),
  };
  if (examined.findings[0]?.id !== 'unexplained') return examination;
  const bundle = await writeBundle(cluster, examined, undefined);
  return { ...examination, bundle };
};

const viewsOf = (consulted: Consulted, words: Words): readonly FindingView[] =>
  consulted.examined.findings.map((finding) => viewOf(consulted, finding, words));

const viewOf = (consulted: Consulted, finding: Finding, words: Words): FindingView => {
  const { id, title, confidence, hosts, evidence } = finding;
  const trouble = consulted.handbook.troubles.find((each) => each.id === id);
  const [cause] = trouble?.prose ?? [];
  const not = trouble?.chapter.sections.find((section) => section.id === `${id}-not`);
  return {
    id,
    title,
    confidence,
    hosts,
    cause: cause === undefined ? '' : toString(cause).replaceAll('\n', ' '),
    evidence: evidence.map(({ host, seen }) => `${host === undefined ? '' : `${host}: `}${words.say(seen)}`),
    doNot: (not?.prose ?? []).flatMap((node) =>
      node.type === 'list' ? node.children.map((item) => toString(item).replaceAll('\n', ' ')) : [],
    ),
    fix: fixView(consulted, finding, words),
  };
};

const fixView = (
  { loaded, cluster, handbook, examined }: Consulted,
  finding: Finding,
  words: Words,
): FindingView['fix'] => {
  const chosen = chooseFix(handbook, finding, cluster.hosts, examined.standing);
  if (chosen.kind === 'by-hand') return { kind: 'by-hand', why: chosen.why };
  const { trouble, verdict } = chosen;
  if (verdict.kind === 'refused') return { kind: 'refused', why: describeRefusal(verdict.why, words) };
  const planned = planFix(loaded, cluster, handbook, trouble.chapter, verdict.steps);
  if (!planned.ok) return { kind: 'refused', why: planned.problems.map(({ message }) => message).join('; ') };
  const { chapters, cluster: planFor } = planned.value.plan;
  const steps = chapters.at(-1)?.steps ?? [];
  const undoView = (id: string): { readonly undo?: string } => {
    const step = handbook.steps.get(id);
    const undo = step && describeUndo(step, planFor.file, words);
    return undo === undefined ? {} : { undo };
  };
  return {
    kind: 'steps',
    steps: steps.map(({ id, title, risk, work }) => ({
      id,
      title,
      risk,
      hosts: work.map(({ host }) => host),
      commands: work[0]?.run === undefined ? [] : shown(work[0].run).trimEnd().split('\n'),
      ...undoView(id),
    })),
  };
};

/** Looks once more, asks the guard once more, and opens the session with the fix as its last chapter. */
export const openFix = async (
  source: LoadedRunbook,
  clusterFile: string,
  id: string,
  prompts: Prompts,
  words: Words,
): Promise<OpenedFix> => {
  const refuse = (message: string): OpenedFix => ({
    opened: { kind: 'refused', message, hint: '' },
    steps: [],
  });
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
  if (!planned.ok) return { opened: { kind: 'problems', problems: planned.problems }, steps: [] };
  const opened = await openExecution(planned.value, { prompts });
  const steps = verdict.steps.map((step) => step.id);
  if (opened.kind !== 'opened') return { opened, steps };
  const { folder, ...rest } = opened;
  return { opened: { ...rest, recordFolder: folder }, steps };
};
