import { readHost } from '../../../src/doctor/evidence/read-host.js';
import type { HostEvidence } from '../../../src/doctor/evidence/types.js';

const addresses: Readonly<Record<string, string>> = {
  master01: '192.168.204.171',
  node01: '192.168.204.173',
  node02: '192.168.204.175',
};

const cluster = Object.entries(addresses)
  .map(([name, address]) => `${name}=https://${address}:2380`)
  .join(',');

export interface Story {
  /** Sections that take the place of those of a healthy host, by their first line. */
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  /** Settings laid over those of a healthy member. */
  readonly settings?: Readonly<Record<string, string>>;
}

export const running: readonly string[] = [
  'LoadState=loaded',
  'ActiveState=active',
  'SubState=running',
  'Result=success',
  'User=etcd',
];

/** Not running, and systemd has nothing against it. */
export const inactive: readonly string[] = [
  'LoadState=loaded',
  'ActiveState=inactive',
  'SubState=dead',
  'Result=success',
];

/** A host as a healthy one reports itself, but for what the story tells. */
export const hostWith = (name: string, { instead = {}, settings = {} }: Story = {}): HostEvidence => {
  const address = addresses[name] ?? '';
  const id = BigInt(Object.keys(addresses).indexOf(name) + 1);
  const own = {
    ETCD_NAME: name,
    ETCD_DATA_DIR: '/var/lib/etcd/default.etcd',
    ETCD_LISTEN_PEER_URLS: `https://${address}:2380`,
    ETCD_LISTEN_CLIENT_URLS: `https://${address}:2379,https://127.0.0.1:2379`,
    ETCD_INITIAL_ADVERTISE_PEER_URLS: `https://${address}:2380`,
    ETCD_ADVERTISE_CLIENT_URLS: `https://${address}:2379`,
    ETCD_INITIAL_CLUSTER: cluster,
    ETCD_PEER_CERT_FILE: '/opt/etcd/ssl/server.pem',
    ...settings,
  };
  const sections: Record<string, readonly string[]> = {
    clock: ['1795389032.0'],
    addresses: [
      '1: lo    inet 127.0.0.1/8 scope host lo',
      `2: host0    inet ${address}/24 brd 192.168.204.255 scope global host0`,
    ],
    sockets: [`LISTEN 0 4096 ${address}:2380 0.0.0.0:* users:(("etcd",pid=587,fd=3))`],
    'unit etcd': running,
    'settings etcd /opt/etcd/cfg/etcd': Object.entries(own).map(([key, value]) => `${key}=${value}`),
    'data 700 etcd yes /var/lib/etcd/default.etcd': ['f 64000000 600 etcd member/wal/0-0.wal'],
    'version 0': ['etcd Version: 3.5.16'],
    'status 0': [
      `[{"Status":{"header":{"cluster_id":18446744073709551615,"member_id":${id}},"leader":1,"dbSize":1}}]`,
    ],
    'members 0': [
      `{"members":[${Object.entries(addresses)
        .map(([member, at], i) => `{"ID":${i + 1},"name":"${member}","peerURLs":["https://${at}:2380"]}`)
        .join(',')}]}`,
    ],
    ...instead,
  };
  const text = Object.entries(sections)
    .map(([head, lines]) => [`@${head}`, ...lines.map((line) => `|${line}`)].join('\n'))
    .join('\n');
  return readHost({ name, address, roles: ['etcd'], ssh: { acceptNew: false } }, text);
};

export const crashed: readonly string[] = [
  'LoadState=loaded',
  'ActiveState=activating',
  'SubState=auto-restart',
  'Result=exit-code',
  'ExecMainStatus=1',
  'User=etcd',
];

/** Lines of the journal a moment ago. */
export const said = (...messages: readonly string[]): readonly string[] =>
  messages.map((message) => `1795389030.0 node01 etcd[587]: ${message}`);
