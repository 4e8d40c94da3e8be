import { access, copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import * as z from 'zod';
import { fingerprint, folderFingerprint } from './support/fingerprint.js';
import { expectHealthyEtcd } from './support/ground-floor.js';
import { expectDone, finishedSteps } from './support/outcomes.js';
import { artifact, openPractice, type Practice } from './support/practice.js';
import type { Ended } from './support/run-kubewalk.js';

const counted = fileURLToPath(new URL('fixtures/runbooks/counted', import.meta.url));
/** Begins with a step that changes every host it reaches. */
const changing = ['--only', 'etcd', '--from', 'etcd-user'];
const clusterShape = z.looseObject({ ssh: z.looseObject({}) });

/** One lab for all: the cases stand in the order in which a cluster comes to be. */
describe('what is wrong with hosts, keys, disks and files is said, and nothing is harmed', () => {
  let practice: Practice;

  beforeAll(async () => {
    const hosts = [
      { name: 'master01', address: '10.9.8.171', roles: ['master', 'etcd'] },
      { name: 'node01', address: '10.9.8.173', roles: ['node', 'etcd'] },
      { name: 'small', address: '10.9.8.175', roles: ['node', 'etcd'], diskMb: 400 },
    ];
    practice = await openPractice('e2e-bad', { hosts });
    expectDone(await run(practice.lab.paths.clusterFile, '--only', 'host-prep'));
  });
  afterAll(() => practice.remove());

  /** The lab's cluster file with something else in it. */
  const clusterFile = async (
    name: string,
    { ssh, ...others }: { ssh?: object; artifacts?: string } = {},
  ): Promise<string> => {
    const file = join(practice.operator.folder, `${name}.yaml`);
    const cluster = clusterShape.parse(parse(await readFile(practice.lab.paths.clusterFile, 'utf8')));
    await writeFile(file, stringify({ ...cluster, ...others, ssh: { ...cluster.ssh, ...ssh } }));
    return file;
  };
  const none = (): string => join(practice.operator.folder, 'no_known_hosts');
  const run = (cluster: string, ...more: string[]): Promise<Ended> =>
    practice.operator.run(['run', '--cluster', cluster, '--yes', '--json', ...more]);

  /**
   * All hosts that are on, what is remembered of them, and every file of the operator but the records of the
   * tries themselves. Gives how to look whether it is all still so.
   */
  const everything = async (cluster: string): Promise<(besides?: 'remembered') => Promise<void>> => {
    const { operator } = practice;
    const look = async () => ({
      hosts: await fingerprint(practice),
      remembered: (await operator.run(['status', '--cluster', cluster, '--json'])).stdout,
      files: Object.entries(await folderFingerprint(operator.folder)).filter(
        ([path]) => !path.startsWith(join(operator.kubewalk, 'runs')) && !path.includes('/sessions/'),
      ),
    });
    const before = await look();
    return async (besides) => {
      const after = await look();
      expect(after.hosts).toEqual(before.hosts);
      expect(after.files).toEqual(before.files);
      if (besides !== 'remembered') expect(after.remembered).toBe(before.remembered);
    };
  };
  const expectRefused = (ended: Ended, exitCode: number, ...texts: readonly (string | RegExp)[]): void => {
    expect(ended.exitCode, ended.tail).toBe(exitCode);
    const messages = ended.lines.map(({ message = '', hint = '' }) => `${message}\n${hint}`).join('\n');
    for (const text of texts) expect(messages).toMatch(text);
    expect(ended.stderr).toBe('');
  };
  const fingerprintOfKey = async (file: string): Promise<string> =>
    (await practice.on('master01', `ssh-keygen -lf - << 'END'\n${await readFile(file, 'utf8')}\nEND`)).split(
      ' ',
    )[1] ?? '';

  it('stops at hosts never seen before when nobody can be asked', async () => {
    const cluster = await clusterFile('unknown', { ssh: { knownHosts: none() } });
    const expectUnchanged = await everything(cluster);
    const refused = await run(cluster, ...changing);
    expectRefused(refused, 3, 'node01: the key of 10.9.8.173 is not known', '--accept-new');
    for (const { name } of practice.lab.spec.hosts) {
      const shown = await practice.on(name, 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub');
      expect(refused.stdout).toContain(shown.split(' ')[1]);
    }
    await expectUnchanged();
  });

  it('stops at a host with another key than the one known, and shows both', async () => {
    const { lab, operator } = practice;
    const known = join(operator.folder, 'wrong_known_hosts');
    const right = await readFile(lab.paths.knownHosts, 'utf8');
    const [first = '', second = '', third = ''] = right.trim().split('\n');
    const [address = ''] = second.split(' ');
    const other = first.split(' ').slice(1).join(' ');
    await writeFile(known, [first, `${address} ${other}`, third, ''].join('\n'));
    await writeFile(join(operator.folder, 'right.pub'), second.split(' ').slice(1).join(' '));
    await writeFile(join(operator.folder, 'other.pub'), other);
    const cluster = await clusterFile('wrong', { ssh: { knownHosts: known } });
    const expectUnchanged = await everything(cluster);
    // Neither does --accept-new take it.
    const refused = await run(cluster, ...changing, '--accept-new');
    expectRefused(
      refused,
      3,
      `node01: the key of ${address} is not the one that is known`,
      await fingerprintOfKey(join(operator.folder, 'right.pub')),
      `${await fingerprintOfKey(join(operator.folder, 'other.pub'))} (${known}:2)`,
      `ssh-keygen -R '${address}' -f '${known}'`,
    );
    await expectUnchanged();
  });

  it('records hosts never seen before with --accept-new, and knows them from then on', async () => {
    const own = join(practice.operator.kubewalk, 'known_hosts');
    const cluster = await clusterFile('unknown', { ssh: { knownHosts: none() } });
    expectDone(await run(cluster, '--only', 'host-prep', '--accept-new'));
    expect((await readFile(own, 'utf8')).trim().split('\n')).toHaveLength(3);
    expect((await stat(own)).mode & 0o777).toBe(0o600);
    expectDone(await run(cluster, '--only', 'host-prep'));
  });

  it('names a key file that is missing', async () => {
    const missing = join(practice.operator.folder, 'no-such-key');
    const cluster = await clusterFile('keyless', { ssh: { identityFile: missing } });
    const expectUnchanged = await everything(cluster);
    expectRefused(await run(cluster, ...changing), 3, `key file ${missing}: there is no such file`);
    await expectUnchanged();
  });

  it('sends nothing of a release file that is damaged', async () => {
    const { operator } = practice;
    const whole = await artifact('etcd-v3.5.16');
    const folder = join(operator.folder, 'artifacts');
    await mkdir(folder);
    const damaged = join(folder, basename(whole));
    const bytes = await readFile(whole);
    const cluster = await clusterFile('damaged', { artifacts: folder });

    await writeFile(damaged, bytes.subarray(0, 5_000_000));
    let expectUnchanged = await everything(cluster);
    const from = ['--only', 'etcd', '--from', 'etcd-binaries'];
    expectRefused(await run(cluster, ...from), 1, `${damaged} cannot be unpacked: it is cut short`);
    await expectUnchanged('remembered');

    await copyFile(join(whole, '..', 'SHA256SUMS'), join(folder, 'SHA256SUMS'));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(damaged, bytes);
    expectUnchanged = await everything(cluster);
    const refused = await run(cluster, ...from);
    expectRefused(refused, 1, `${damaged} is not the file that ${folder}/SHA256SUMS lists`);
    expect(finishedSteps(refused).map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
    await expectUnchanged('remembered');
    expect(await practice.onAll('ls -A /opt/k8s')).toEqual({ master01: '', node01: '', small: '' });
  });

  it('says which host is off, and leaves the others as they are', async () => {
    const { lab } = practice;
    const cluster = await clusterFile('lab');
    await lab.powerCut('node01');
    const expectUnchanged = await everything(cluster);
    expectRefused(await run(cluster, ...changing), 3, 'node01: ', '10.9.8.173');
    await expectUnchanged();
    await lab.boot('node01');
  });

  it('stops where a disk is full, without half a file, and goes on once there is room', async () => {
    const { on } = practice;
    const cluster = await clusterFile('lab');
    const etcd = ['--only', 'host-prep,etcd'];
    const free = async (): Promise<number> => Number(await on('small', 'df --output=avail -m / | tail -n 1'));
    await on('small', `fallocate -l ${String((await free()) - 10)}M /root/filler`);
    const short = await run(cluster, ...etcd);
    expectRefused(short, 1, 'small: there is no space for /opt/k8s/etcd-v3.5.16-linux-', 'Make room');
    expect(await on('small', 'ls -A /opt/k8s; find / -xdev -name ".kubewalk-*" 2> /dev/null')).toBe('');
    const failed = finishedSteps(short).filter(({ status }) => status === 'failed');
    expect(failed.map(({ step, host }) => `${String(step)} ${String(host)}`)).toEqual([
      'etcd-binaries small',
    ]);

    await on(
      'small',
      'dd if=/dev/zero of=/root/rest bs=4k 2> /dev/null; df --output=avail / | grep -qx " *0"',
    );
    const full = await run(cluster, ...etcd);
    expectRefused(full, 1, /small.*(No space left|there is no space)/i);

    await on('small', 'rm /root/filler /root/rest');
    expectDone(await run(cluster, ...etcd));
    await expectHealthyEtcd(practice);
  });

  it('lets a second program look, not act, while the first is at work', async () => {
    const { operator, onAll } = practice;
    const cluster = await clusterFile('lab');
    const args = ['run', '--runbook', counted, '--cluster', cluster, '--yes', '--json'];
    const first = operator.start(args);
    await vi.waitFor(() => onAll('test -s /root/long'), { timeout: 60_000, interval: 200 });
    const second = await operator.run(args);
    expectRefused(second, 2, `this session is being carried out by process ${String(first.pid)} on `);
    expect(finishedSteps(second)).toEqual([]);
    const status = await operator.run(['status', '--runbook', counted, '--cluster', cluster, '--json']);
    expect(status.exitCode, status.tail).toBe(0);
    await onAll('touch /root/go');
    expectDone(await first.ended);
    const lines = await onAll('cat /root/before /root/long /root/after | wc -l');
    expect(lines).toEqual({ master01: '3', node01: '3', small: '3' });
    await access(join(operator.kubewalk, 'sessions'));
  });
});
