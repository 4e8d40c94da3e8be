import { shown } from '../plan/script.js';
import type { HostWork, Plan, PlannedStep } from '../plan/types.js';

/** A whole plan as text: everything filled in, nothing carried out. */
export const describePlan = (plan: Plan): readonly string[] => [
  `${plan.runbook.title}, on ${plan.cluster.name} (profile ${plan.profile})`,
  ...plan.hosts.map(({ name, address, roles }) => `  ${name}  ${address}  ${roles.join(', ')}`),
  ...plan.chapters.flatMap((chapter) =>
    chapter.steps.length === 0
      ? []
      : ['', `# ${chapter.title}`, ...chapter.steps.flatMap((step) => ['', ...describeStep(step)])],
  ),
];

const describeStep = (step: PlannedStep): readonly string[] => [
  `## ${step.title}  {${step.id}}`,
  `   ${[step.risk, step.strategy, `on ${step.work.map(({ host }) => host).join(', ') || 'no host'}`].join(' · ')}`,
  ...(step.leftOut === undefined ? [] : [`   left out: ${step.leftOut}`]),
  ...Object.entries(step.when).map(
    ([name, wanted]) => `   only where ${name} is ${wanted.join(' or ')}, which the host decides`,
  ),
  ...(step.noUndo === undefined ? [] : [`   cannot be undone: ${step.noUndo}`]),
  ...(step.leftOut === undefined
    ? groupEqual(step.work).flatMap(({ hosts, text }) => [
        `   ${hosts.join(', ')}:`,
        ...text.map((line) => `     ${line}`),
      ])
    : []),
];

/** Hosts on which exactly the same is done are told of once. */
const groupEqual = (
  work: readonly HostWork[],
): readonly { readonly hosts: readonly string[]; readonly text: readonly string[] }[] => {
  const groups = new Map<string, { hosts: string[]; text: readonly string[] }>();
  for (const each of work) {
    const text = describeWork(each);
    const key = text.join('\n');
    const group = groups.get(key) ?? { hosts: [], text };
    group.hosts.push(each.host);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const describeWork = ({
  check,
  files,
  certificates,
  artifacts,
  run,
  verify,
  undo,
}: HostWork): readonly string[] => [
  ...(check ? ['check', ...indent(shown(check))] : []),
  ...files.flatMap(({ path, mode, owner, content }) => [
    `file ${path} (${mode}, ${owner})`,
    ...indent(content.trimEnd()),
  ]),
  ...certificates.map(
    ({ to, name, ca, commonName, usages, dns, ips, days }) =>
      `certificate ${to}/${name}.pem from CA ${ca}: CN ${commonName}, ${usages.join(' and ')}, names ${[...dns, ...ips].join(', ')}, ${String(days)} days`,
  ),
  ...artifacts.map(({ file, path, url }) => `release ${file} to ${path} (${url})`),
  ...(run ? ['run', ...indent(shown(run))] : []),
  ...(verify ? ['verify', ...indent(shown(verify))] : []),
  ...(undo ? ['undo, on request', ...indent(shown(undo))] : []),
];

const indent = (text: string): readonly string[] => text.split('\n').map((line) => `  ${line}`);
