import type { Runbook } from '../runbook/types.js';
import { hostValues } from './host-values.js';
import type { Plan } from './types.js';

/** What the pictures of a runbook are filled with. */
export type PictureValues = Readonly<Record<string, unknown>>;

/** The values of a cluster, as its first host has them. */
export const pictureValues = ({ hosts, values, cluster, profile }: Plan): PictureValues => {
  const seen = hosts.map(({ name, address, roles }) => ({ name, address, roles }));
  const [host] = seen;
  const shell: Readonly<Record<string, string>> = values[host?.name ?? ''] ?? {};
  const variables = Object.entries(shell).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ]);
  return {
    ...Object.fromEntries(variables),
    ...shell,
    host,
    hosts: seen,
    cluster: { name: cluster.name },
    profile,
  };
};

/** The values of the runbook's own example, for those who have no machines. */
export const exampleValues = (runbook: Runbook): PictureValues => {
  const [profile] = runbook.profiles;
  const defaults = runbook.variables.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const variables = { ...Object.fromEntries(defaults), ...profile?.defaults };
  const hosts = runbook.example;
  const [host = { name: '', address: '', roles: [] }] = hosts;
  return hostValues(runbook, { name: 'example', profile: profile?.name ?? '', hosts }, variables, host)
    .context;
};
