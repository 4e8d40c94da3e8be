import { toString } from 'mdast-util-to-string';
import type { Cluster } from '../cluster/types.js';
import { chooseFix } from '../doctor/fix/choose-fix.js';
import type { FixMade } from '../doctor/fix/fix-made.js';
import type { Finding } from '../doctor/finding.js';
import type { Prompts } from '../execute/ports.js';
import { describeRefusal, describeUndo } from '../plain/describe-fix.js';
import { shown } from '../plan/script.js';
import type { PlannedStep } from '../plan/types.js';
import type { Examination, FindingView, FixStepView, MendedView } from '../ui/doctor/examination.js';
import type { Language } from '../words/language.js';
import { saying } from '../words/saying.js';
import type { Words } from '../words/words.js';
import { collect, examine, type Examined } from './examine.js';
import { booksOf, type Books } from './in-language.js';
import { lastFix } from './last-fix.js';
import { loadCluster } from './load-plan.js';
import type { LoadedRunbook } from './load-runbook.js';
import { planFix } from './plan-fix.js';
import { writeBundle } from './write-bundle.js';

interface Consulted extends Books {
  readonly cluster: Cluster;
  readonly examined: Examined;
}

type Refused = Exclude<Examination, { kind: 'examined' }>;

/** One look at all hosts, which can be judged and told in any language afterwards. */
type Looked = (words: Words) => Consulted;

export const look = async (
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
    return {
      kind: 'refused',
      message: saying('ssh.onHost', { host: silent.host, said: silent.why }),
      hint: '',
    };
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
  const { loaded: read, cluster, handbook, examined } = looked(words);
  const fix = await lastFix(read.runbook.id, cluster.name, handbook);
  const told = new Map<Language, Views>();
  const tell = (inWords: Words): Views => {
    const now = told.get(inWords.language) ?? tellIn(looked(inWords), fix, inWords);
    told.set(inWords.language, now);
    return now;
  };
  const examination = {
    kind: 'examined' as const,
    cluster: cluster.name,
    findings: (inWords: Words) => tell(inWords).findings,
    mended: (inWords: Words) => tell(inWords).mended,
    ...(cluster.recording && { recording: true as const }),
  };
  if (examined.findings[0]?.id !== 'unexplained') return examination;
  const bundle = await writeBundle(cluster, examined, undefined);
  return { ...examination, bundle };
};

interface Views {
  readonly findings: readonly FindingView[];
  readonly mended: MendedView | undefined;
}

const tellIn = (consulted: Consulted, fix: FixMade | undefined, words: Words): Views => ({
  findings: consulted.examined.findings.map((finding) => viewOf(consulted, finding, words)),
  mended: fix && mendedView(consulted, fix, words),
});

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
  if (!planned.ok)
    return { kind: 'refused', why: planned.problems.map(({ message }) => words.say(message)).join('; ') };
  const { chapters, cluster: planFor } = planned.value.plan;
  const steps = chapters.at(-1)?.steps ?? [];
  // As it is written: what is planned has its undo with each host.
  const undoOf = (id: string): string | undefined => {
    const step = handbook.steps.get(id);
    return step && describeUndo(step, planFor.file, words);
  };
  return {
    kind: 'steps',
    steps: steps.map((step) => stepView(step, 'run', undoOf(step.id))),
  };
};

/** The latest fix, last step first as it is undone; nothing where none of it can be. */
const mendedView = (
  { loaded, cluster, handbook }: Consulted,
  { trouble: { id, chapter }, steps }: FixMade,
  words: Words,
): MendedView | undefined => {
  const planned = planFix(loaded, cluster, handbook, chapter, steps);
  const made = planned.ok ? (planned.value.plan.chapters.at(-1)?.steps ?? []) : [];
  if (!made.some(canUndo)) return undefined;
  return {
    title: handbook.troubles.find((trouble) => trouble.id === id)?.title ?? chapter.title,
    steps: made
      .toReversed()
      .map((step) =>
        stepView(step, 'undo', canUndo(step) ? undefined : describeUndo(step, cluster.name, words)),
      ),
  };
};

const canUndo = ({ work }: PlannedStep): boolean => work.some(({ undo }) => undo !== undefined);

const stepView = (
  { id, title, risk, work }: PlannedStep,
  block: 'run' | 'undo',
  undo: string | undefined,
): FixStepView => {
  const script = work[0]?.[block];
  return {
    id,
    title,
    risk,
    hosts: work.map(({ host }) => host),
    commands: script === undefined ? [] : shown(script).trimEnd().split('\n'),
    ...(undo !== undefined && { undo }),
  };
};
