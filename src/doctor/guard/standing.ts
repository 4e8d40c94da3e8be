import type { HostEvidence } from '../evidence/types.js';
import { usual } from '../facts/fact.js';

/** How a cluster of etcd stands, as far as its hosts have shown. */
export interface Standing {
  /** Hosts that are to be members. */
  readonly members: readonly string[];
  /** Those that answer, know a leader, and belong to the same cluster as most. What could not be seen is not well. */
  readonly well: readonly string[];
  /** How many the cluster counts: never fewer than it has itself on its list. */
  readonly known: number;
}

export const standingOf = (members: readonly string[], hosts: readonly HostEvidence[]): Standing => {
  const asked = hosts.filter(({ host }) => members.includes(host));
  const cluster = usual(asked.flatMap(({ status }) => status?.clusterId ?? []));
  const isWell = ({ units, status }: HostEvidence): boolean =>
    units.etcd?.active === 'active' &&
    status !== undefined &&
    status.leader !== '0' &&
    (cluster === undefined || status.clusterId === cluster);
  return {
    members,
    well: asked.filter(isWell).map(({ host }) => host),
    known: Math.max(members.length, ...asked.map((host) => host.members.length)),
  };
};
