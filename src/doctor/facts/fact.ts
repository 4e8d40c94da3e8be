import { isDeepStrictEqual } from 'node:util';
import type { Told } from '../../words/saying.js';
import type { HostEvidence } from '../evidence/types.js';

/**
 * Everything that rules may ask for, and what it says. A fact is computed once, by the code of its folder; troubles
 * name facts and need no code of their own.
 */
export const factNames = {
  'host.silent': 'the host could not be asked',
  'process.cannot-run': 'systemd could not run the etcd program at all',
  'process.no-unit': 'a host with the role etcd has no etcd unit',
  'process.stopped': 'etcd is not running and did not fail by itself',
  'config.env-shadowed': 'a setting is given both as a variable and as a flag',
  'config.name-not-listed': 'the name of the member is not in its initial-cluster',
  'config.peer-url-not-listed': 'the initial-cluster has another peer URL for this member than it advertises',
  'config.cluster-differs': 'the hosts do not agree on the initial-cluster',
  'config.url-scheme-mixed': 'a URL says http although certificates are configured',
  'config.file-missing': 'a file that the unit or the settings name is not there',
  'config.foreign-address': 'a listen URL has an address that the host does not carry',
  'config.not-filled-in': 'a setting holds the name of a variable instead of its value',
  'port.taken': "one of etcd's ports is taken by another program",
  'clock.differs': 'the clocks of the hosts differ by more than a second',
  'cert.expired': 'a certificate is past its end',
  'cert.not-yet-valid': 'a certificate begins in the future of the host that has it',
  'cert.san-lacks-address': 'a certificate lacks the address under which its member is called',
  'cert.without-client-use': "a member's certificate is not good for being a client",
  'cert.without-server-use': "a member's certificate is not good for being a server",
  'cert.other-authority': 'a certificate was not signed by the authority that the other members trust',
  'cert.key-mismatch': 'a certificate and its key do not belong together',
  'ca.differs': 'this host trusts another authority than most',
  'file.unreadable': 'the user of etcd cannot read a file that etcd needs',
  'data.unwritable': 'the user of etcd cannot write in the data folder',
  'data.open': 'others than the owner may look into the data folder',
  'data.missing-but-known': 'the data folder is empty, and the other members know this one as started',
  'identity.not-on-list': 'a member has data, and the others do not count it any more',
  'identity.cluster-differs': 'a member belongs to another cluster than the others',
  'alarm.nospace': 'the alarm NOSPACE is raised',
  'disk.full': 'there is no room left where the data lies',
  'peer.no-answer': "packets to another member's port 2380 are not answered",
  'peer.refused': 'another member refuses connections on port 2380',
  'quorum.lost': 'fewer members run than a majority needs',
  'unit.waits': 'a member that was started waits for others that were not',
  'unit.crashes': 'etcd starts and ends with an error',
  'unit.not-active': 'etcd is not active',
  'member.no-leader': 'etcd is active and knows no leader, or does not answer',
  'flannel.no-key': "flannel's settings are not in etcd",
  'flannel.subnet-file-gone': 'flanneld or docker is to run and the file with the subnet is not there',
  'vxlan.dropped': 'a rule drops the packets that nodes send each other on port 8472',
  'docker.raw-drop': 'docker drops packets to containers that come from another machine',
  'docker.other-subnet': "docker's bridge is not in the subnet that flannel gave to this host",
  'forward.drop': 'the kernel drops forwarded packets and nothing lets those of containers through',
  'swap.on': 'swap is on',
  'swap.in-fstab': 'swap comes back at the next boot',
} as const;

export type FactName = keyof typeof factNames;

export interface Fact {
  readonly name: FactName;
  readonly host: string;
  readonly seen: Told;
}

export type FactFinder = (hosts: readonly HostEvidence[]) => readonly Fact[];

/** A finder that looks at one host at a time. `look` gives what was seen, once for each time. */
export const onEach =
  (name: FactName, look: (host: HostEvidence) => readonly Told[]): FactFinder =>
  (hosts) =>
    hosts.flatMap((host) => look(host).map((seen) => ({ name, host: host.host, seen })));

/** Two settings may name one file. */
export const eachOnce = (seen: readonly Told[]): readonly Told[] =>
  seen.filter((one, at) => seen.findIndex((other) => isDeepStrictEqual(one, other)) === at);

export const members = (hosts: readonly HostEvidence[]): readonly HostEvidence[] =>
  hosts.filter(({ roles }) => roles.includes('etcd'));

/** The value that most hosts have, when more have it than any other. */
export const usual = (values: readonly string[]): string | undefined => {
  const counted = [...new Set(values)]
    .map((value) => ({ value, count: values.filter((each) => each === value).length }))
    .toSorted((a, b) => b.count - a.count);
  return counted[0] && counted[0].count > (counted[1]?.count ?? 0) ? counted[0].value : undefined;
};
