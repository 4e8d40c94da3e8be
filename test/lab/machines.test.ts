import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../../src/lab/lab.js';
import type { LabPlace } from '../../src/lab/paths.js';
import { defaultLabSpec } from '../../src/lab/spec.js';
import { readCluster } from '../../src/cluster/read-cluster.js';
import { openTestLab } from './support/open-test-lab.js';
import { ssh } from './support/ssh.js';
import { networkOfBox, watchTraces } from './support/traces.js';

const quiet = (): void => undefined;
const bootIds = async (lab: Lab): Promise<string[]> =>
  Promise.all(
    lab.spec.hosts.map(async ({ name }) => {
      const { stdout } = await lab.sh(name, 'stat -c %Y /proc/1; readlink /proc/1/ns/pid');
      return `${name} ${stdout}`;
    }),
  );
const states = async (lab: Lab): Promise<string[]> => (await lab.status()).map(({ state }) => state);

describe('the practice machines of the first runbook', () => {
  let before: string;
  let lab: Lab;
  let place: LabPlace;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    before = await networkOfBox();
    ({ lab, place, remove } = await openTestLab('machines'));
    await lab.up(quiet);
  });
  afterAll(async () => {
    const traces = await watchTraces(lab);
    expect(await traces()).not.toEqual([]);
    await remove();
    expect(await traces()).toEqual([]);
    expect(await networkOfBox()).toBe(before);
  });

  it('are three machines that run whole', async () => {
    expect(await states(lab)).toEqual(['running', 'running', 'running']);
  });

  it('are left alone by a second up', async () => {
    const first = await bootIds(lab);
    await lab.up(quiet);
    expect(await bootIds(lab)).toEqual(first);
  });

  it('are reached with the settings of the cluster file alone', async () => {
    const { stdout: text } = await execa('cat', [lab.paths.clusterFile]);
    const cluster = readCluster(
      { text, file: lab.paths.clusterFile, resolvePath: (path) => path },
      { roles: ['master', 'node', 'etcd'], profiles: ['current'], variables: [] },
    );
    if (!cluster.ok) throw new Error(JSON.stringify(cluster.problems));
    for (const { address, ssh: settings } of cluster.value.hosts) {
      const { identityFile, knownHosts, proxyCommand, port, user } = settings;
      const options = Object.entries({
        IdentityFile: identityFile,
        UserKnownHostsFile: knownHosts,
        ProxyCommand: proxyCommand,
        Port: port,
        User: user,
        StrictHostKeyChecking: 'yes',
        BatchMode: 'yes',
      }).flatMap(([key, value]) => ['-o', `${key}=${String(value)}`]);
      const { stdout } = await execa('ssh', [
        '-F',
        'none',
        ...options,
        address,
        'ip -4 -o address show host0',
      ]);
      expect(stdout).toContain(`${address}/24`);
    }
  });

  it('look like servers nobody has touched', async () => {
    const look = 'hostname; command -v docker python3; grep -c swap /etc/fstab; grep -c 192.168 /etc/hosts';
    const { stdout } = await ssh(lab, 'master01', look);
    expect(stdout.split('\n')).toEqual(['localhost', '1', '0']);
  });

  it('install docker without a network and run a container', async () => {
    const script = `
      export DEBIAN_FRONTEND=noninteractive
      apt-get update -q > /dev/null && apt-get install -y -q docker.io busybox-static > /tmp/install.log 2>&1 || cat /tmp/install.log
      mkdir -p /tmp/image/bin && cp /bin/busybox /tmp/image/bin/sh
      tar -C /tmp/image -c . | docker import - tiny > /dev/null
      docker run --rm tiny /bin/sh -c 'echo from a container'`;
    const { stdout, stderr } = await ssh(lab, 'node01', 'sh -s', { input: script });
    expect({ stdout, stderr }).toEqual({ stdout: 'from a container', stderr: '' });
  });

  it('reach each other, can make vxlan devices, and are told at once that there is no world outside', async () => {
    const script = `
      ping -c 1 -W 5 192.168.204.175 > /dev/null && echo neighbour
      ip link add vx0 type vxlan id 7 dev host0 dstport 8472 && ip link del vx0 && echo vxlan
      ping -c 1 -W 5 203.0.113.1 | grep -o 'Net Unreachable'`;
    const { stdout } = await lab.sh('node01', script);
    expect(stdout.split('\n')).toEqual(['neighbour', 'vxlan', 'Net Unreachable']);
  });

  it('keep their disk over a power cut', async () => {
    await lab.sh('node02', 'echo kept > /root/note');
    await lab.powerCut('node02');
    expect((await states(lab)).map((state) => state === 'off')).toEqual([false, false, true]);
    await lab.boot('node02');
    expect((await ssh(lab, 'node02', 'cat /root/note')).stdout).toBe('kept');
  });

  it('are cut off while their cable is pulled', async () => {
    const ping = 'ping -c 1 -W 1 192.168.204.173 > /dev/null';
    await lab.setLink('node01', 'down');
    expect((await lab.sh('master01', ping)).exitCode).toBe(1);
    expect((await lab.status()).map(({ cable }) => cable)).toEqual(['up', 'down', 'up']);
    await lab.setLink('node01', 'up');
    expect((await lab.sh('master01', 'ping -c 1 -W 10 192.168.204.173 > /dev/null')).exitCode).toBe(0);
  });

  it('are made whole by up after the box lost its mounts, its network and its processes', async () => {
    for (const { name } of lab.spec.hosts) await lab.powerCut(name);
    await execa('umount', ['--lazy', lab.paths.net]);
    await rm(lab.paths.machine('node02').prepared);
    await lab.up(quiet);
    expect(await states(lab)).toEqual(['running', 'running', 'running']);
    expect(
      (await ssh(lab, 'master01', 'ping -c 1 -W 10 192.168.204.175 > /dev/null && echo yes')).stdout,
    ).toBe('yes');
  });

  it('keep their shape: other machines under the same name are refused', async () => {
    const other = openLab({ ...defaultLabSpec('machines'), sshPort: 2200 }, place);
    await expect(other.up(quiet)).rejects.toThrow('is there already, with other machines');
  });
});

describe('a lab of another shape', () => {
  it('stands beside others, with a user and a password, its own port and small disks, and goes without a trace', async () => {
    const before = await networkOfBox();
    const { lab, place, remove } = await openTestLab('other', {
      hosts: [
        { name: 'alpha', address: '192.168.204.171', roles: ['etcd'], diskMb: 64 },
        { name: 'beta', address: '192.168.204.1', roles: ['etcd'] },
      ],
      sshPort: 2222,
      login: { kind: 'sudo', user: 'walker', password: `it's "secret"`, door: 'password' },
    });
    const askpass = join(place.home, 'askpass');
    await writeFile(askpass, `#!/bin/sh\nprintf '%s\\n' "$SECRET"\n`, { mode: 0o755 });
    const env = { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', SECRET: `it's "secret"` };
    let traces: (() => Promise<readonly string[]>) | undefined;
    try {
      await lab.up(quiet);
      traces = await watchTraces(lab);
      expect(await states(lab)).toEqual(['running', 'running']);

      const asRoot = await ssh(lab, 'beta', `sudo -S -p '' id -un`, { env, input: `it's "secret"\n` });
      expect(asRoot.stdout).toBe('root');
      const root = await ssh(lab, 'beta', 'true', { options: ['-l', 'root', '-o', 'BatchMode=yes'] });
      expect(root.stderr).toContain('Permission denied');

      const full = await lab.sh('alpha', 'dd if=/dev/zero of=/root/big bs=1M count=100');
      expect(full.stderr).toContain('No space left on device');
    } finally {
      await remove();
    }
    expect(await traces()).toEqual([]);
    expect(await networkOfBox()).toBe(before);
  });
});
