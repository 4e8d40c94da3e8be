import { describe, expect, it } from 'vitest';
import { loadRunbook } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { must } from '../support/sample-runbook.js';

/**
 * What the article that the ground floor follows treats, heading by heading in its order (named here in our words), and the sections,
 * steps or troubles that treat it in the runbook.
 */
const covered: Readonly<Record<string, readonly string[]>> = {
  'theory: architecture with a single master': ['single-master', 'who-does-what'],
  'theory: kubeadm': ['three-ways-to-a-cluster'],
  'theory: release binaries': ['three-ways-to-a-cluster', 'what-the-ground-floor-is'],
  'theory: kubespray': ['three-ways-to-a-cluster'],
  'theory: TLS bootstrapping and its flow': ['tls-bootstrapping'],
  'theory: etcd, its traits and ports': ['what-etcd-is'],
  'theory: Raft, leader election, odd sizes': ['raft', 'leader-election', 'quorum'],
  'theory: client certificates': ['certificate-kinds'],
  'theory: server certificates': ['certificate-kinds'],
  'theory: peer certificates': ['certificate-kinds'],
  'theory: CFSSL, its tools and files': ['cfssl'],
  'theory: CNI': ['cni'],
  'theory: flannel introduced': ['flannel-theory'],
  'theory: modes of flannel': ['flannel-backends', 'udp-mode', 'vxlan'],
  'theory: Calico introduced': ['calico'],
  'theory: modes of Calico': ['calico-modes'],
  'theory: flannel and Calico compared: model, parts, how they work, subnets': ['flannel-or-calico'],
  'theory: pods on one node and on several': ['pod-network'],
  'theory: VXLAN, VTEP, encapsulation': ['vxlan', 'vtep', 'vxlan-packet'],
  'theory: the VXLAN header': ['vxlan-header'],
  'theory: a packet from pod to pod': ['packet-walk'],
  'theory: the three stages of flannel': ['flannel-stages'],
  'theory: subnet.env and the options of docker': ['subnet-env'],
  'practice: hosts of the cluster': ['who-does-what', 'look-the-hosts-over'],
  'practice: firewall off': ['firewall-off', 'firewall-open'],
  'practice: SELinux off': ['selinux-permissive'],
  'practice: swap off': ['swap-off'],
  'practice: host names': ['host-name', 'hosts-file'],
  'practice: bridges and forwarding': ['bridge-module', 'sysctls'],
  'practice: time': ['clock-debian', 'clock-rhel'],
  'practice: certificates for etcd': ['etcd-certificates', 'etcd-certificate-look'],
  'practice: etcd programs, settings and unit': ['etcd-binaries', 'etcd-data', 'etcd-config'],
  'practice: starting etcd, and Type=notify': ['etcd-start', 'type-notify'],
  'practice: health of the cluster': ['etcd-health', 'etcd-status', 'etcd-members', 'etcd-cluster-health'],
  "practice: etcdctl's options": ['etcdctl-options'],
  'practice: docker': ['docker-debian', 'docker-rhel-repository', 'docker-rhel'],
  'practice: network settings in etcd': ['flannel-network-v2', 'flannel-network-v3'],
  'practice: flannel programs, settings and unit': ['flannel-binaries', 'flannel-config', 'flannel-start'],
  'practice: docker on the subnet of flannel': ['docker-drop-in', 'docker-on-flannel'],
  'practice: ping between containers': ['node-ping', 'container-ping'],
  'troubles: hosts missing in the certificate': ['troubleshooting/tls-san'],
  'troubles: settings that shadow flags': ['troubleshooting/env-shadow'],
  'troubles: a member that does not start after a power cut': [
    'troubleshooting/wal-crc',
    'troubleshooting/snap-missing',
  ],
  'troubles: swap off for good, and sed': ['swap-for-good', 'sed', 'sed-try', 'troubleshooting/swap-back'],
};

const { runbook, pages } = must(await loadRunbook(groundFloor));
const ids = new Set([
  ...runbook.chapters.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]),
  ...[...pages.keys()].map((path) => path.replace(/\.md$/, '')),
]);

describe('the ground floor', () => {
  it.each(Object.entries(covered))('treats %s', (_heading, where) => {
    expect(where.filter((id) => !ids.has(id))).toEqual([]);
  });
});
