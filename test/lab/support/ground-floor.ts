import { expect } from 'vitest';
import type { Practice } from './practice.js';

const hostsWith = ({ lab }: Practice, role: string) =>
  lab.spec.hosts.filter(({ roles }) => roles.includes(role));

const files =
  '--cacert=/opt/etcd/ssl/ca.pem --cert=/opt/etcd/ssl/client.pem --key=/opt/etcd/ssl/client-key.pem';

/** Every member answers over TLS and belongs to one cluster of them all. */
export const expectHealthyEtcd = async (practice: Practice): Promise<void> => {
  const members = hostsWith(practice, 'etcd');
  const endpoints = members.map(({ address }) => `https://${address}:2379`).join(',');
  for (const { name } of members) {
    const ctl = `ETCDCTL_API=3 /opt/etcd/bin/etcdctl ${files} --endpoints=${endpoints}`;
    const health = await practice.on(name, `${ctl} endpoint health 2>&1`);
    expect(health.match(/is healthy/g), health).toHaveLength(members.length);
    const list = await practice.on(name, `${ctl} member list`);
    expect(list.split('\n').filter((line) => line.includes(', started, '))).toHaveLength(members.length);
    expect(list).not.toContain('http://');
  }
};

/** Asks a port as a browser would, with or without the client's certificate. */
const ask = (address: string, port: number, more = ''): string =>
  `printf 'GET /health HTTP/1.0\\r\\n\\r\\n' |
    openssl s_client -quiet -CAfile /opt/etcd/ssl/ca.pem -verify_return_error ${more} -connect ${address}:${String(port)} 2>&1 || true`;

/** Neither clients nor members without a certificate are answered; the same question with one is. */
export const expectStrangersRefused = async (practice: Practice): Promise<void> => {
  const client = '-cert /opt/etcd/ssl/client.pem -key /opt/etcd/ssl/client-key.pem';
  for (const { name, address } of hostsWith(practice, 'etcd')) {
    expect(await practice.on(name, ask(address, 2379, client))).toMatch(/HTTP\/1\.\d 200[^]*"health"/);
    for (const port of [2379, 2380]) {
      const answer = await practice.on(name, ask(address, port));
      expect(answer).not.toContain('HTTP/');
      expect(answer).toMatch(/alert (bad certificate|certificate required)/);
    }
  }
};

/** docker's bridge has the address that flannel gave it, in the network asked for. */
export const expectDockerOnFlannel = async (practice: Practice, network: RegExp): Promise<void> => {
  const subnets = new Set<string>();
  for (const { name } of hostsWith(practice, 'node')) {
    const subnet = await practice.on(name, '. /run/flannel/subnet.env && echo "$FLANNEL_SUBNET"');
    expect(subnet).toMatch(network);
    expect(await practice.on(name, 'ip -4 -o addr show docker0')).toContain(` ${subnet} `);
    expect(await practice.on(name, 'ip -o link show docker0')).toContain(' mtu 1450 ');
    subnets.add(subnet);
  }
  expect(subnets.size).toBe(hostsWith(practice, 'node').length);
};

/** Containers of our own, started after the runbook's end, reach each other from every node to every other. */
export const expectContainersMeet = async (practice: Practice): Promise<void> => {
  const names = hostsWith(practice, 'node').map(({ name }) => name);
  const start = 'docker run --detach --name meeting --stop-signal KILL kubewalk/probe sleep 3600 > /dev/null';
  const address = "docker inspect --format '{{.NetworkSettings.IPAddress}}' meeting";
  const addresses: Record<string, string> = {};
  for (const name of names) addresses[name] = await practice.on(name, `${start} && ${address}`);
  for (const from of names) {
    for (const to of names.filter((name) => name !== from)) {
      const ping = await practice.on(from, `docker exec meeting ping -c 3 -W 5 ${String(addresses[to])}`);
      expect(ping).toContain(' 0% packet loss');
      // Two hosts passed it on: it went through flannel, not over some bridge both have in common.
      expect(ping).toContain(' ttl=62 ');
    }
  }
  for (const name of names) await practice.on(name, 'docker rm --force meeting');
};

/** Nobody but its owner can read a private key, and no host has one that it does not need. */
export const expectKeysKept = async (practice: Practice): Promise<void> => {
  for (const { name, roles } of practice.lab.spec.hosts) {
    const holders = `grep -rslF -e 'PRIVATE KEY-----' /etc /home /opt /root /run /srv /tmp /var`;
    const found = await practice.on(name, `${holders} | sort | xargs stat -c '%a %U %n'`);
    expect(found.split('\n')).toEqual([
      '600 root /etc/ssh/ssh_host_ed25519_key',
      ...(roles.includes('etcd')
        ? ['600 etcd /opt/etcd/ssl/client-key.pem', '600 etcd /opt/etcd/ssl/server-key.pem']
        : []),
      ...(roles.includes('node') ? ['600 root /opt/kubernetes/ssl/flannel-key.pem'] : []),
    ]);
  }
};

/** Jobs whose end is known leave nothing behind. */
export const expectNoJobsLeft = async (practice: Practice): Promise<void> => {
  const left = await practice.onAll('ls -A /var/lib/kubewalk/jobs');
  expect(Object.values(left)).toEqual(practice.lab.spec.hosts.map(() => ''));
};
