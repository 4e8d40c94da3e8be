import { shown } from '../plan/script.js';
import type { HostWork, Plan, PlannedStep } from '../plan/types.js';
import type { Words } from '../words/words.js';

/** A whole plan as text: everything filled in, nothing carried out. */
export const describePlan = (plan: Plan, words: Words): readonly string[] => [
  words.t('plain.plan.title', {
    title: plan.runbook.title,
    cluster: plan.cluster.name,
    profile: plan.profile,
  }),
  ...plan.hosts.map(({ name, address, roles }) => `  ${name}  ${address}  ${roles.join(', ')}`),
  ...plan.chapters.flatMap((chapter) =>
    chapter.steps.length === 0
      ? []
      : ['', `# ${chapter.title}`, ...chapter.steps.flatMap((step) => ['', ...describeStep(step, words)])],
  ),
];

const describeStep = (step: PlannedStep, words: Words): readonly string[] => {
  const { t, list } = words;
  const hosts = step.work.map(({ host }) => host);
  const where = hosts.length === 0 ? t('plain.plan.noHost') : t('plain.plan.on', { hosts: list(hosts) });
  const told = [
    [t(`risk.${step.risk}`), t(`strategy.${step.strategy}`), where].join(' · '),
    ...(step.leftOut === undefined ? [] : [t('plain.plan.leftOut', { why: step.leftOut })]),
    ...Object.entries(step.when).map(([name, wanted]) =>
      t('plain.plan.onlyWhere', { name, values: wanted.join(' / ') }),
    ),
    ...(step.noUndo === undefined ? [] : [t('plain.plan.noUndo', { why: step.noUndo })]),
    ...(step.leftOut === undefined
      ? groupEqual(step.work, words).flatMap((group) => [
          `${group.hosts.join(', ')}:`,
          ...group.text.map((line) => `  ${line}`),
        ])
      : []),
  ];
  return [`## ${step.title}  {${step.id}}`, ...told.map((line) => `   ${line}`)];
};

/** Hosts on which exactly the same is done are told of once. */
const groupEqual = (
  work: readonly HostWork[],
  words: Words,
): readonly { readonly hosts: readonly string[]; readonly text: readonly string[] }[] => {
  const groups = new Map<string, { hosts: string[]; text: readonly string[] }>();
  for (const each of work) {
    const text = describeWork(each, words);
    const key = text.join('\n');
    const group = groups.get(key) ?? { hosts: [], text };
    group.hosts.push(each.host);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const describeWork = (
  { check, files, certificates, artifacts, run, verify, undo }: HostWork,
  { t, list }: Words,
): readonly string[] => [
  ...(check ? [t('plain.plan.check'), ...indent(shown(check))] : []),
  ...files.flatMap(({ path, mode, owner, content }) => [
    t('plain.plan.file', { path, mode, owner }),
    ...indent(content.trimEnd()),
  ]),
  ...certificates.map(({ to, name, ca, commonName, usages, dns, ips, days }) =>
    t('plain.plan.certificate', {
      path: `${to}/${name}.pem`,
      ca,
      commonName,
      usages: list(usages),
      names: [...dns, ...ips].join(', '),
      count: days,
    }),
  ),
  ...artifacts.map(({ file, path, url }) => t('plain.plan.release', { file, path, url })),
  ...(run ? [t('plain.plan.run'), ...indent(shown(run))] : []),
  ...(verify ? [t('plain.plan.verify'), ...indent(shown(verify))] : []),
  ...(undo ? [t('plain.plan.undo'), ...indent(shown(undo))] : []),
];

const indent = (text: string): readonly string[] => text.split('\n').map((line) => `  ${line}`);
