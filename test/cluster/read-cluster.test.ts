import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { readCluster } from '../../src/cluster/read-cluster.js';
import { clusterJsonSchema } from '../../src/cluster/schema.js';
import { inEnglish } from '../support/in-english.js';

const sample = `name: lab
ssh: { user: root, port: 22, identityFile: ~/.ssh/id_ed25519, acceptNew: false }   # also proxyCommand, password: ask, become: sudo
hosts:
  - { name: master01, address: 192.168.204.171, roles: [master, etcd] }
  - { name: node01, address: 192.168.204.173, roles: [node, etcd], ssh: { port: 2222 } }
  - { name: node02, address: 192.168.204.175, roles: [node, etcd] }
profile: current            # or article
vars: { etcd_version: "3.5.16" }
artifacts: ./artifacts      # release tarballs are looked for here first
`;

const read = (text: string) =>
  readCluster(
    { text, file: 'c.yaml', resolvePath: (path) => `/home/me/${path.replace(/^~\/|^\.\//, '')}` },
    {
      roles: ['master', 'node', 'etcd'],
      profiles: ['current', 'article'],
      variables: ['etcd_version', 'arch'],
    },
  );
const problemsOf = (text: string): readonly string[] => {
  const cluster = read(text);
  return cluster.ok ? [] : cluster.problems.map(inEnglish);
};
const changed = (from: string, to: string): string => {
  if (!sample.includes(from)) throw new Error(`the sample does not hold ${from}`);
  return sample.replace(from, to);
};

describe('a cluster file', () => {
  it('of the documented shape is accepted word for word', () => {
    expect(read(sample)).toMatchObject({
      ok: true,
      value: {
        name: 'lab',
        profile: 'current',
        vars: { etcd_version: '3.5.16' },
        artifacts: '/home/me/artifacts',
        hosts: [
          {
            name: 'master01',
            address: '192.168.204.171',
            roles: ['master', 'etcd'],
            ssh: { user: 'root', port: 22, identityFile: '/home/me/.ssh/id_ed25519', acceptNew: false },
          },
          { name: 'node01', ssh: { user: 'root', port: 2222, identityFile: '/home/me/.ssh/id_ed25519' } },
          { name: 'node02', ssh: { port: 22 } },
        ],
      },
    });
  });

  it('needs a name and hosts, and nothing else', () => {
    const cluster = read('name: x\nhosts: [{ name: a, address: 10.0.0.1, roles: [etcd] }]\n');
    expect(cluster).toMatchObject({
      ok: true,
      value: { profile: 'current', vars: {}, hosts: [{ ssh: { acceptNew: false } }] },
    });
  });

  it('lays the settings of a host over those of all', () => {
    const cluster = read(
      changed('ssh: { port: 2222 }', 'ssh: { user: admin, become: sudo, acceptNew: true, password: ask }'),
    );
    expect(cluster.ok && cluster.value.hosts[1]?.ssh).toEqual({
      user: 'admin',
      port: 22,
      become: 'sudo',
      password: 'ask',
      acceptNew: true,
      identityFile: '/home/me/.ssh/id_ed25519',
    });
    expect(cluster.ok && cluster.value.hosts[2]?.ssh.become).toBeUndefined();
  });

  it.each<[string, string, string, string]>([
    [
      'an unknown role',
      '[master, etcd]',
      '[master, etdc]',
      'c.yaml:4:65: unknown role "etdc"\n    did you mean "etcd"?',
    ],
    [
      'a role like no other',
      '[master, etcd]',
      '[master, printer]',
      'c.yaml:4:65: unknown role "printer"\n    the runbook has: master, node, etcd',
    ],
    ['no role', '[master, etcd]', '[]', 'c.yaml:4:56: "roles" should name at least one role'],
    [
      'a doubled address',
      '192.168.204.173',
      '192.168.204.171',
      'c.yaml:5:30: the address 192.168.204.171 is taken by the host on line 4\n    every host has its own address',
    ],
    [
      'a doubled name',
      'node02',
      'node01',
      'c.yaml:6:13: the name node01 is taken by the host on line 5\n    every host has its own name',
    ],
    [
      'a name doubled in capitals',
      'node02',
      'NODE01',
      'c.yaml:6:13: the name NODE01 is taken by the host on line 5\n    every host has its own name',
    ],
    [
      'a bad address',
      '192.168.204.171',
      '192.168.204.271',
      'c.yaml:4:32: "address" should be an IP address, as in 192.168.204.171',
    ],
    [
      'a name for an address',
      '192.168.204.171',
      'master01.example',
      'c.yaml:4:32: "address" should be an IP address, as in 192.168.204.171',
    ],
    [
      'a bad name',
      'name: master01',
      'name: master_01',
      'c.yaml:4:13: "name" should be a host name of letters, digits and hyphens, as in node01',
    ],
    ['a bad port', 'port: 2222', 'port: 70000', 'c.yaml:5:81: "port" should be a port from 1 to 65535'],
    ['a word for a port', 'port: 2222', 'port: ssh', 'c.yaml:5:81: "port" should be a port from 1 to 65535'],
    [
      'an unknown profile',
      'profile: current',
      'profile: curent',
      'c.yaml:7:10: unknown profile "curent"\n    did you mean "current"?',
    ],
    [
      'an unknown variable',
      'etcd_version:',
      'etcd_verson:',
      'c.yaml:8:22: unknown variable "etcd_verson"\n    did you mean "etcd_version"?',
    ],
    [
      'a mistyped key',
      'artifacts:',
      'artefacts:',
      'c.yaml:9:1: unknown key "artefacts"\n    did you mean "artifacts"?',
    ],
    [
      'a mistyped key of ssh',
      'identityFile:',
      'identityfile:',
      'c.yaml:2:30: unknown key "identityfile"\n    did you mean "identityFile"?',
    ],
    [
      'a password in the file',
      'acceptNew: false',
      'password: secret',
      'c.yaml:2:73: "password" should be ask',
    ],
    [
      'neither yes nor no',
      'acceptNew: false',
      'acceptNew: maybe',
      'c.yaml:2:74: "acceptNew" should be one of true, false',
    ],
  ])('with %s is refused with its place', (_what, from, to, problem) => {
    expect(problemsOf(changed(from, to))).toEqual([problem]);
  });

  it('tells everything that is wrong at once', () => {
    const text = changed('etcd_version', 'x').replace('204.173', '204.171').replace('node02', 'node01');
    expect(problemsOf(text)).toHaveLength(3);
  });

  it.each(['', 'name: [', 'hosts', '- a', 'name: *x'])('never throws, as for %j', (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});

describe('the JSON Schema of a cluster file', () => {
  const accepts = (text: string): boolean =>
    z.fromJSONSchema(clusterJsonSchema()).safeParse(parse(text)).success;

  it('accepts the documented shape, with numbers and booleans as an editor reads them', () => {
    expect(accepts(sample)).toBe(true);
  });

  it.each([
    ['acceptNew: false', 'acceptNew: perhaps'],
    ['port: 22,', 'port: 70000,'],
    ['name: lab', 'nom: lab'],
    ['192.168.204.171', 'nowhere'],
  ])('refuses %s written as %s', (from, to) => {
    expect(accepts(changed(from, to))).toBe(false);
  });

  it('lies in assets/ as the program prints it', () => {
    const written: unknown = JSON.parse(readFileSync('assets/cluster.schema.json', 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(clusterJsonSchema())));
  });
});
