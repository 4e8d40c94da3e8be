import type { Runbook } from '../runbook/types.js';
import type { Problem } from '../source/problem.js';
import { renderTemplate } from '../source/template.js';
import { saying } from '../words/saying.js';

/** Everything templates and commands can name on one host. */
export interface HostValues {
  /** For templates. */
  readonly context: Readonly<Record<string, unknown>>;
  /** For shell blocks, by variable name. */
  readonly shell: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** What values are made of; a whole cluster is more than that. */
interface Seen {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly string[];
}

export const hostValues = (
  runbook: Runbook,
  cluster: { readonly name: string; readonly profile: string; readonly hosts: readonly Seen[] },
  variables: Readonly<Record<string, string>>,
  host: Seen,
): HostValues => {
  const seen = ({ name, address, roles }: Seen) => ({ name, address, roles });
  const base = {
    ...variables,
    host: seen(host),
    hosts: cluster.hosts.map(seen),
    cluster: { name: cluster.name },
    profile: cluster.profile,
  };
  const problems: Problem[] = [];
  const derived: Record<string, string> = {};
  for (const [name, template] of Object.entries(runbook.derived)) {
    const rendered = renderTemplate(template, { ...base, ...derived });
    if (rendered.ok) derived[name] = rendered.text;
    else
      problems.push({
        file: `${runbook.folder}/README.md`,
        line: 1,
        column: 1,
        message: saying('runbook.derived', { name, said: rendered.fault.message }),
      });
  }
  return {
    context: { ...base, ...derived },
    shell: {
      HOST_NAME: host.name,
      HOST_ADDRESS: host.address,
      CLUSTER_NAME: cluster.name,
      PROFILE: cluster.profile,
      ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name.toUpperCase(), value])),
      ...derived,
    },
    problems,
  };
};
