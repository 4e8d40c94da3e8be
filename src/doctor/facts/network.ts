import { saying } from '../../words/saying.js';
import { onEach, type Fact, type FactFinder } from './fact.js';

const reached =
  (name: 'peer.no-answer' | 'peer.refused', wanted: 'no-answer' | 'refused'): FactFinder =>
  (hosts) =>
    hosts.flatMap((host) =>
      host.reach
        .filter(({ result }) => result === wanted)
        // The host that does not let packets in is named where it was looked at; else the one that asked.
        .map(({ address, port }): Fact => {
          const other = hosts.find((each) => each.address === address)?.host ?? host.host;
          const words = wanted === 'refused' ? 'seen.peerRefused' : 'seen.peerSilent';
          return { name, host: other, seen: saying(words, { from: host.host, to: other, address, port }) };
        }),
    );

const flannelNoKey = onEach('flannel.no-key', ({ flannelKey, host, units }) =>
  flannelKey === '' && units.etcd?.active === 'active' ? [saying('seen.noFlannelKey', { host })] : [],
);

const noKeyWhereFlannelRuns: FactFinder = (hosts) =>
  hosts.some(({ units }) => units.flanneld !== undefined) ? flannelNoKey(hosts).slice(0, 1) : [];

const bridge = (address: string): string => address.replace(/\.\d+(\/\d+)?$/, '');

/** docker0's address is among the host's addresses, or docker has not made its bridge. */
const dockerOtherSubnet = onEach('docker.other-subnet', ({ subnetEnv, units, dockerAddress }) => {
  const subnet = subnetEnv['FLANNEL_SUBNET'];
  if (subnet === undefined || units.docker?.active !== 'active' || dockerAddress === undefined) return [];
  return bridge(subnet) === bridge(dockerAddress)
    ? []
    : [saying('seen.otherSubnet', { bridge: dockerAddress, subnet })];
});

const forwardDrop = onEach('forward.drop', ({ filter, subnetEnv }) => {
  const network = subnetEnv['FLANNEL_NETWORK'];
  if (network === undefined || !filter.includes('-P FORWARD DROP')) return [];
  const lets = filter.some(
    (rule) => rule.startsWith('-A') && rule.includes(network) && rule.endsWith('ACCEPT'),
  );
  return lets ? [] : [saying('seen.forwardDrop', { network })];
});

/** flanneld writes the file before it calls itself started, so that a node that runs without it has lost it. */
const subnetFileGone = onEach('flannel.subnet-file-gone', ({ units: { flanneld, docker }, subnetEnv }) =>
  flanneld !== undefined && docker !== undefined && Object.keys(subnetEnv).length === 0
    ? [saying('seen.noSubnetFile', { flanneld: flanneld.active, docker: docker.active })]
    : [],
);

const vxlanDropped = onEach('vxlan.dropped', ({ filter, units }) =>
  units.flanneld === undefined
    ? []
    : filter.filter((rule) => /^-A INPUT .*--dport 8472 .*-j (DROP|REJECT)/.test(rule)),
);

const rawDrop = onEach('docker.raw-drop', ({ raw, units }) =>
  units.flanneld === undefined
    ? []
    : raw.filter((rule) => /^-A PREROUTING -d .* ! -i docker0 .*-j DROP/.test(rule)),
);

export const networkFacts: readonly FactFinder[] = [
  reached('peer.no-answer', 'no-answer'),
  reached('peer.refused', 'refused'),
  noKeyWhereFlannelRuns,
  dockerOtherSubnet,
  forwardDrop,
  subnetFileGone,
  vxlanDropped,
  rawDrop,
];
