import type { Cluster, Host } from '../cluster/types.js';
import type { Chapter, Runbook, Step } from '../runbook/types.js';
import { closest } from '../source/closest.js';
import type { Checked, Problem } from '../source/problem.js';
import { factNames } from '../runbook/facts.js';
import { saying } from '../words/saying.js';
import { firstUnmet } from './conditions.js';
import { hostValues } from './host-values.js';
import { planWork, type Assets } from './plan-work.js';
import { planSecrets } from './secrets.js';
import type { Plan, PlannedChapter, PlannedStep } from './types.js';
import { resolveVariables } from './variables.js';

/** Runbook x cluster. Every problem of either is found here, before anything touches a host. */
export const buildPlan = (runbook: Runbook, cluster: Cluster, assets: Assets): Checked<Plan> => {
  const resolved = resolveVariables(runbook, cluster);
  const { secrets, problems: exposed } = planSecrets(runbook, cluster);
  if (!resolved.ok) return { ok: false, problems: [...exposed, ...resolved.problems] };
  const variables = resolved.value;
  const hosts = cluster.hosts.map((host) => ({
    host,
    values: hostValues(runbook, cluster, variables, host),
  }));
  // A derived variable that fails does so on every host; saying it once is enough.
  const problems: Problem[] = [
    ...exposed,
    ...(hosts.find(({ values }) => values.problems.length > 0)?.values.problems ?? []),
  ];

  const planStep = (chapter: Chapter, step: Step): PlannedStep => {
    const picked = pickHosts(step, runbook, cluster);
    problems.push(...picked.problems);
    const taken = hosts.filter(({ host }) => picked.hosts.includes(host));
    const work = taken.map(({ host, values }) => {
      const planned = planWork(step, runbook, host, values, assets);
      problems.push(...planned.problems);
      return planned.work;
    });
    const leftOut = firstUnmet(step.when, { ...variables, profile: cluster.profile });
    const { id, title, risk, strategy, timeoutMs, noUndo, explanations, outputs } = step;
    return {
      id,
      chapter: chapter.id,
      title,
      risk,
      strategy,
      timeoutMs,
      when: Object.fromEntries(Object.entries(step.when).filter(([name]) => factNames.includes(name))),
      ...(leftOut !== undefined && { leftOut }),
      ...(noUndo !== undefined && { noUndo }),
      explanations,
      outputs,
      work,
    };
  };
  const chapters = runbook.chapters.map((chapter): PlannedChapter => ({
    id: chapter.id,
    title: chapter.title,
    needs: chapter.needs,
    steps: chapter.sections
      .filter((section) => section.kind === 'step')
      .map((step) => planStep(chapter, step)),
  }));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      runbook: { id: runbook.id, title: runbook.title },
      cluster: {
        name: cluster.name,
        file: cluster.file,
        ...(cluster.artifacts !== undefined && { artifacts: cluster.artifacts }),
        ...(cluster.recording && { recording: true }),
      },
      profile: cluster.profile,
      hosts: cluster.hosts,
      secrets,
      values: Object.fromEntries(hosts.map(({ host, values }) => [host.name, values.shell])),
      chapters,
    },
  };
};

/** The hosts a step is for, in the cluster's order; the first of them alone where it is to be done once. */
const pickHosts = (
  { on, strategy, place, id }: Step,
  { roles }: Runbook,
  { hosts }: Cluster,
): { readonly hosts: readonly Host[]; readonly problems: readonly Problem[] } => {
  const names = hosts.map(({ name }) => name);
  const problems = on
    .filter((wanted) => wanted !== 'all' && !roles.includes(wanted) && !names.includes(wanted))
    .map((wanted) => {
      const near = closest(wanted, [...roles, ...names]);
      const hint =
        near === undefined
          ? saying('cluster.has', { known: names.join(', ') })
          : saying('refused.near', { near });
      return { ...place, message: saying('cluster.notOfCluster', { id, wanted }), hint };
    });
  const picked = hosts.filter((host) =>
    on.some((wanted) => wanted === 'all' || wanted === host.name || host.roles.includes(wanted)),
  );
  return { hosts: strategy === 'once' ? picked.slice(0, 1) : picked, problems };
};
