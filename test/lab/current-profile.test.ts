import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fingerprint, folderFingerprint } from './support/fingerprint.js';
import {
  expectContainersMeet,
  expectDockerOnFlannel,
  expectHealthyEtcd,
  expectKeysKept,
  expectNoJobsLeft,
  expectStrangersRefused,
} from './support/ground-floor.js';
import { expectDone, expectNothingChanged, finishedSteps } from './support/outcomes.js';
import { artifact, openPractice, type Practice } from './support/practice.js';
import { filesBelow, filesOnHosts, processesWith } from './support/search.js';

const counted = fileURLToPath(new URL('fixtures/runbooks/counted', import.meta.url));
const canary = 'canary-4fd1c02b9e7735a86c';

describe('the current profile, from bare machines', () => {
  let practice: Practice;
  let cluster: string;

  beforeAll(async () => {
    await Promise.all(['etcd-v3.5.16', 'flannel-v0.28.10'].map(artifact));
    practice = await openPractice('e2e-current');
    cluster = practice.lab.paths.clusterFile;
  });
  afterAll(() => practice.remove());

  it('is carried out to the end', async () => {
    const { operator } = practice;
    await mkdir(join(operator.folder, 'home', '.ssh'), { mode: 0o700 });
    await writeFile(join(operator.folder, 'home', '.ssh', 'id_ed25519'), `${canary}\n`, { mode: 0o600 });
    const run = await operator.run(['run', '--cluster', cluster, '--yes', '--json'], {
      env: { OPERATOR_SECRET: canary },
    });
    expectDone(run);
    const changed = finishedSteps(run).filter(({ status }) => status === 'changed');
    expect(changed.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['swap-off', 'etcd-start', 'docker-debian', 'docker-on-flannel']),
    );
    const pings = finishedSteps(run).filter(({ step }) => step === 'container-ping');
    expect(pings.map(({ host }) => host).toSorted()).toEqual(['node01', 'node02']);
  });

  it('leaves three healthy members of the release asked for, over TLS', async () => {
    await expectHealthyEtcd(practice);
    const versions = await practice.onAll('/opt/etcd/bin/etcd --version | head -n 1');
    expect(new Set(Object.values(versions))).toEqual(new Set(['etcd Version: 3.5.16']));
  });

  it('has members that refuse whoever shows no certificate', async () => {
    await expectStrangersRefused(practice);
  });

  it('has docker on the newest flannel, and containers that reach each other', async () => {
    await expectDockerOnFlannel(practice, /^10\.244\.\d+\.1\/24$/);
    expect(await practice.on('node01', '/opt/kubernetes/bin/flanneld --version 2>&1')).toBe('v0.28.10');
    await expectContainersMeet(practice);
  });

  it('keeps every key where it belongs, and the key of the authority with the operator', async () => {
    await expectKeysKept(practice);
    const authority = join(practice.operator.kubewalk, 'pki', 'e2e-current', 'etcd', 'ca-key.pem');
    const line = (await readFile(authority, 'utf8')).split('\n')[3] ?? '';
    expect(line).toHaveLength(64);
    expect(await filesBelow(practice.operator.kubewalk, line)).toEqual([authority]);
    expect(await filesOnHosts(practice, line)).toEqual([]);
  });

  it('leaves no job behind, and nothing of what the operator has besides', async () => {
    await expectNoJobsLeft(practice);
    expect(await filesBelow(practice.operator.kubewalk, canary)).toEqual([]);
    expect(await processesWith(canary)).toEqual([]);
    await practice.on('node01', `echo ${canary} > /run/found`);
    // The search finds what is there, and nothing else.
    expect(await filesOnHosts(practice, canary)).toEqual(['node01:/run/found']);
  });

  it('finds nothing to do a second time, and touches nothing', async () => {
    const pki = join(practice.operator.kubewalk, 'pki');
    const before = { hosts: await fingerprint(practice), pki: await folderFingerprint(pki) };
    const run = await practice.operator.run(['run', '--cluster', cluster, '--yes', '--json']);
    expectNothingChanged(run);
    expect({ hosts: await fingerprint(practice), pki: await folderFingerprint(pki) }).toEqual(before);
    // Even a file that came and went would have been seen.
    await practice.on('node01', 'touch /etc/passing && rm /etc/passing');
    expect((await fingerprint(practice))['node01']).not.toBe(before.hosts['node01']);
  });

  it('finds jobs again after kill -9: those that ended, and those that go on', async () => {
    const { operator, on, onAll } = practice;
    const run = ['run', '--runbook', counted, '--cluster', cluster, '--yes', '--json'];
    const first = operator.start(run);
    await vi.waitFor(async () => onAll('test -s /root/long'), { timeout: 60_000, interval: 200 });
    first.kill('SIGKILL');
    expect((await first.ended).exitCode).toBeUndefined();

    // While nobody looks, two hosts come to the end and one goes on.
    for (const host of ['node01', 'node02']) {
      await on(host, 'touch /root/go');
      await vi.waitFor(() => on(host, 'test -e /root/long-ended'), { timeout: 60_000, interval: 200 });
    }
    const status = await operator.run(['status', '--runbook', counted, '--cluster', cluster, '--json']);
    const long = status.lines.filter(({ step }) => step === 'long').map((line) => line.status);
    expect(long, status.tail).toEqual(['unknown', 'unknown', 'unknown']);

    const elsewhere = join(operator.folder, 'elsewhere');
    await mkdir(elsewhere);
    const second = operator.start(run, { cwd: elsewhere });
    await second.line(
      ({ type, step, host }) => type === 'step-finished' && step === 'long' && host === 'node01',
    );
    await second.line(
      ({ type, step, host }) => type === 'step-finished' && step === 'long' && host === 'node02',
    );
    await on('master01', 'touch /root/go');
    const resumed = await second.ended;
    expectDone(resumed);
    const statuses = finishedSteps(resumed).map(({ step, status }) => `${String(step)} ${String(status)}`);
    expect(statuses.toSorted()).toEqual(
      ['after changed', 'before already', 'long changed'].flatMap((each) => [each, each, each]),
    );
    // What a host printed before and after the kill is all there.
    const said = resumed.lines.filter(({ type, step }) => type === 'output' && step === 'long');
    expect(said.map((line) => line['text']).toSorted()).toEqual(
      practice.lab.spec.hosts.map(({ name }) => `let go on ${name}`),
    );
    const lines = await onAll('cat /root/before /root/long /root/after');
    for (const { name } of practice.lab.spec.hosts) expect(lines[name]).toBe(`${name}\n${name}\n${name}`);
    // What the second program was told the end of is tidied away, whichever program had started it.
    const left = await onAll('ls -A /var/lib/kubewalk/jobs');
    expect(Object.values(left).join('\n')).not.toMatch(/\.(run\.long|\w+\.after)\./);
  });
});
