import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Operator } from '../support/operator.js';
import { expectDone, finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import type { Ended } from '../support/run-kubewalk.js';
import { ssh } from '../support/ssh.js';
import { expectNoJobs, expectCounts, openFaultLab, runOf, startAfresh } from './support/fault-lab.js';

/** systemd refuses to start a unit that was started too often of late. */
const restart = 'systemctl reset-failed ssh; systemctl restart ssh';

describe('a host that will not have us', () => {
  let practice: Practice;
  let cluster: string;

  beforeAll(async () => {
    practice = await openFaultLab('faults-refusals');
    cluster = practice.lab.paths.clusterFile;
  });
  afterAll(() => practice.remove());

  /** Changes sshd's settings on `one` until the test is over. */
  const withSshd = async (lines: string): Promise<void> => {
    const file = '/etc/ssh/sshd_config.d/fault.conf';
    onTestFinished(async () => {
      await practice.on('one', `rm ${file}; ${restart}`);
    });
    await practice.on('one', `echo '${lines}' > ${file}; ${restart}`);
  };

  /** The fault is told, and nothing was begun on any host. */
  const expectRefused = async (ended: Ended, said: readonly (string | RegExp)[]): Promise<void> => {
    expect(ended.exitCode, ended.tail).toBe(3);
    const [refused, ...more] = ended.lines.filter(({ type }) => type === 'refused');
    expect(more).toEqual([]);
    for (const words of said) expect(`${refused?.message ?? ''}\n${refused?.hint ?? ''}`).toMatch(words);
    expect(ended.lines.at(-1)).toEqual({ type: 'run-finished', status: 'unreachable' });
    expect(finishedSteps(ended)).toEqual([]);
    await expectCounts(practice, { one: 0, two: 0 });
  };

  /** The same walk goes to its end. */
  const expectDoneNow = async (operator: Operator, args: readonly string[]): Promise<void> => {
    expectDone(await operator.run(args));
    await expectCounts(practice, { one: 1, two: 1 });
    await expectNoJobs(practice);
  };

  it('is told of with the login that it refused, and the keys it was shown', async () => {
    const operator = await startAfresh(practice);
    await practice.on('one', 'mv /root/.ssh/authorized_keys /root/.ssh/away');
    const refused = await operator.run(runOf('writing', cluster));
    await practice.on('one', 'mv /root/.ssh/away /root/.ssh/authorized_keys');
    await expectRefused(refused, ['root@10.77.4.11 refused the login', practice.lab.paths.identityFile]);
    await expectDoneNow(operator, runOf('writing', cluster));
  });

  it('is not trusted when its key changed: both fingerprints and the line to remove are named', async () => {
    const operator = await startAfresh(practice);
    const key = '/etc/ssh/ssh_host_ed25519_key';
    const print = async (): Promise<string> =>
      (await practice.on('one', `ssh-keygen -lf ${key}.pub`)).split(' ')[1] ?? '';
    const before = await print();
    await practice.on('one', `cp -p ${key} /root/key && cp -p ${key}.pub /root/key.pub`);
    await practice.on('one', `rm ${key} && ssh-keygen -q -t ed25519 -N '' -f ${key}; ${restart}`);
    const changed = await print();
    const refused = await operator.run([...runOf('writing', cluster), '--accept-new']);
    await practice.on('one', `mv /root/key ${key} && mv /root/key.pub ${key}.pub; ${restart}`);
    expect(changed).not.toBe(before);
    const known = (await readFile(practice.lab.paths.knownHosts, 'utf8')).split('\n');
    const line = known.findIndex((each) => each.includes('10.77.4.11')) + 1;
    await expectRefused(refused, [
      before,
      changed,
      new RegExp(`${practice.lab.paths.knownHosts}.*${String(line)}`),
    ]);
    await expectDoneNow(operator, runOf('writing', cluster));
  });

  it('is walked over the one session that it allows', async () => {
    const operator = await startAfresh(practice);
    await withSshd('MaxSessions 1');
    await expectDoneNow(operator, runOf('writing', cluster));
  });

  it('is told of when it allows no session at all', async () => {
    const operator = await startAfresh(practice);
    await withSshd('MaxSessions 0');
    expect(await ssh(practice.lab, 'one', 'true')).not.toMatchObject({ exitCode: 0 });
    await expectRefused(await operator.run(runOf('writing', cluster)), ['allows no session', 'MaxSessions']);
  });

  it('is not changed when the sudo password is wrong, and is once it is right', async () => {
    const operator = await startAfresh(practice);
    await practice.onAll(
      `id walker > /dev/null 2>&1 || useradd --create-home --shell /bin/sh --groups sudo walker
      echo 'walker:the right one' | chpasswd
      install -d -o walker -m 700 /home/walker/.ssh
      install -o walker -m 600 /root/.ssh/authorized_keys /home/walker/.ssh/authorized_keys`,
    );
    // Only `one` is reached as somebody who has to become root.
    const sudo = join(operator.folder, 'cluster.yaml');
    const text = await readFile(cluster, 'utf8');
    await writeFile(sudo, text.replace('roles: [one]', 'roles: [one], ssh: {user: walker, become: sudo}'));
    const password = join(operator.folder, 'password');
    const args = [...runOf('writing', sudo), '--password-file', password];

    await writeFile(password, 'the wrong one\n', { mode: 0o600 });
    const refused = await operator.run(args);
    await expectRefused(refused, ['walker cannot become root', 'sudo -v']);
    expect(refused.stdout + refused.stderr).not.toContain('the wrong one');

    await writeFile(password, 'the right one\n', { mode: 0o600 });
    await expectDoneNow(operator, args);
  });
});
