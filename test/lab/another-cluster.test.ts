import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from './support/fingerprint.js';
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

/** What is searched for; around it stand all the signs that a careless program would stumble over. */
const planted = `planted${randomBytes(12).toString('hex')}`;
const password = `it's "${planted}" $(id) \\ %s`;

describe('a cluster of another kind: five members, other names and addresses, sudo with a password, port 2222', () => {
  let practice: Practice;
  let run: readonly string[];
  let passwordFile: string;

  beforeAll(async () => {
    await Promise.all(['etcd-v3.5.16', 'flannel-v0.28.10'].map(artifact));
    practice = await openPractice('e2e-another', {
      hosts: [
        { name: 'helm', address: '10.77.3.250', roles: ['master', 'etcd'] },
        { name: 'rack-a1', address: '10.77.3.11', roles: ['node', 'etcd'] },
        { name: 'rack-b1', address: '10.77.3.21', roles: ['node', 'etcd'] },
        { name: 'vault-1', address: '10.77.3.5', roles: ['etcd'] },
        { name: 'vault-2', address: '10.77.3.1', roles: ['etcd'] },
      ],
      sshPort: 2222,
      login: { kind: 'sudo', user: 'walker', password, door: 'password' },
      vars: { network: '10.180.0.0/16', etcd_data_dir: '/data/etcd' },
    });
    const { operator, lab } = practice;
    passwordFile = join(operator.folder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    const cluster = ['--cluster', lab.paths.clusterFile, '--password-file', passwordFile];
    run = ['run', ...cluster, '--yes', '--json'];
  });
  afterAll(() => practice.remove());

  it('refuses a wrong password, and is left as it was', async () => {
    const { operator, lab } = practice;
    const before = await fingerprint(practice);
    const wrong = join(operator.folder, 'wrong');
    await writeFile(wrong, 'not the password\n', { mode: 0o600 });
    const refused = await operator.run([
      ...['run', '--cluster', lab.paths.clusterFile],
      ...['--password-file', wrong, '--yes', '--json'],
    ]);
    expect(refused.exitCode, refused.tail).toBe(3);
    expect(refused.lines.at(-1)).toEqual({ type: 'run-finished', status: 'unreachable' });
    expect(refused.stdout).toContain('walker@10.77.3.250');
    expect(await fingerprint(practice)).toEqual(before);
  });

  it('is carried out to the end, with the password in no process at any time', async () => {
    const looks: Promise<readonly string[]>[] = [];
    const ended = await practice.operator.run(run, {
      onLine: ({ type }) => {
        if (type === 'step-started') looks.push(processesWith(planted));
      },
    });
    expectDone(ended);
    expect(looks.length).toBeGreaterThan(50);
    expect((await Promise.all(looks)).flat()).toEqual([]);
    const changed = finishedSteps(ended).filter(({ status }) => status === 'changed');
    expect(changed.filter(({ step }) => step === 'etcd-start')).toHaveLength(5);
  });

  it('has five healthy members, which refuse strangers', async () => {
    await expectHealthyEtcd(practice);
    await expectStrangersRefused(practice);
    const names = await practice.onAll('uname -n; ls -A /data/etcd');
    expect(names).toEqual(
      Object.fromEntries(practice.lab.spec.hosts.map(({ name }) => [name, `${name}\nmember`])),
    );
  });

  it('has docker on its own network, and containers that reach each other', async () => {
    await expectDockerOnFlannel(practice, /^10\.180\.\d+\.1\/24$/);
    await expectContainersMeet(practice);
  });

  it('finds nothing to do a second time, and touches nothing', async () => {
    const before = await fingerprint(practice);
    expectNothingChanged(await practice.operator.run(run));
    expect(await fingerprint(practice)).toEqual(before);
    await expectKeysKept(practice);
    await expectNoJobsLeft(practice);
  });

  it('keeps the password nowhere: not in a file of the operator, nor in one of any machine', async () => {
    expect(await filesBelow(practice.operator.folder, planted)).toEqual([passwordFile]);
    await practice.on('helm', `printf '%s' '${planted.slice(0, 9)}' > /srv/found`);
    await practice.on('helm', `printf '%s' '${planted.slice(9)}' >> /srv/found`);
    expect(await filesOnHosts(practice, planted)).toEqual(['helm:/srv/found']);
    expect(await processesWith(planted)).toEqual([]);
  });
});
