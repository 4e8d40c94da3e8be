import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SshSettings } from '../../../src/cluster/types.js';
import { createRemotes } from '../../../src/ssh/create-remotes.js';
import { answering } from './support/answering.js';
import { jobProcesses } from './support/job-processes.js';
import { contextOf, hostOf, newId, Record, remoteTo, run } from './support/remote.js';
import { Sshd } from './support/sshd.js';
import { waitFor } from './support/wait-for.js';

const user = { name: 'learner', password: 'the right one' };

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start({ user, config: ['PasswordAuthentication yes'] });
});
afterAll(() => sshd.end());

const asLearner: Partial<SshSettings> = { user: user.name, password: 'ask' };

/** A machine where the test's key opens nothing. */
const withoutKey = (more: Partial<SshSettings> = {}) => {
  const host = hostOf(sshd, { ...asLearner, ...more });
  const { identityFile: _none, ...ssh } = host.ssh;
  return { ...host, ssh };
};

describe('a login password', () => {
  it('is not asked for where a key opens the door', async () => {
    await remoteTo(sshd, asLearner).connect();
  });

  it('is asked for once for all hosts, and again when it was wrong', async () => {
    const { prompts, asked } = answering({ secrets: ['a wrong one', user.password] });
    const hosts = ['one', 'two', 'three'].map((name) => ({ ...withoutKey(), name }));
    const connections = createRemotes(hosts, contextOf(sshd, { prompts }));
    onTestFinished(() => connections.close());
    await Promise.all(connections.remotes.map((remote) => remote.connect()));
    expect(asked).toMatchObject([
      { kind: 'login-password', subject: `learner@127.0.0.1:${String(sshd.port)}`, again: false },
      { kind: 'login-password', again: true },
    ]);
  });

  it('is given up on after three wrong ones, and when nobody answers', async () => {
    for (const secrets of [['1', '2', '3', '4'], []]) {
      const { prompts, asked } = answering({ secrets });
      const connections = createRemotes([withoutKey()], contextOf(sshd, { prompts }));
      onTestFinished(() => connections.close());
      await expect(connections.remotes[0]?.connect()).rejects.toMatchObject({ failure: 'refused' });
      expect(asked).toHaveLength(Math.max(1, Math.min(3, secrets.length)));
    }
  });

  it('is given to a keyboard-interactive question too', async () => {
    const server = await Sshd.start({
      user,
      config: ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'PasswordAuthentication no'],
    });
    onTestFinished(() => server.end());
    const { prompts } = answering({ secrets: [user.password] });
    const host = hostOf(server, asLearner);
    const { identityFile: _none, ...ssh } = host.ssh;
    const connections = createRemotes([{ ...host, ssh }], contextOf(server, { prompts }));
    onTestFinished(() => connections.close());
    await connections.remotes[0]?.connect();
  });
});

describe('a user without rights', () => {
  it('has jobs in a private folder at home, which nobody else can read', async () => {
    const remote = remoteTo(sshd, asLearner);
    const { stdout } = await run(
      remote,
      'id -un; pwd; umask; cd ~/.kubewalk/jobs && stat -c "%a %U" . ./* | sort -u',
    );
    expect(stdout).toBe('learner\n/var/lib/learner\n0022\n600 learner\n700 learner\n');
  });

  it('finds a running job again, and one whose supervisor was killed', async () => {
    const id = newId();
    const record = new Record();
    remoteTo(sshd, asLearner).run({ id, script: 'echo up; exec sleep 64.7', timeoutMs: 60_000 }, record);
    const again = new Record();
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record.text),
    );
    const followed = remoteTo(sshd, asLearner).attach(id, again);
    await waitFor(
      () => again.text.stdout === 'up\n',
      () => JSON.stringify(again.text),
    );
    const said = await sshd.inside(`cat /var/lib/learner/.kubewalk/jobs/${id},job`);
    const { pid, group } = jobProcesses(said);
    process.kill(Number(pid), 'SIGKILL');
    expect(await followed.end).toMatchObject({ kind: 'unknown', why: { key: 'ssh.job.orphaned' } });
    process.kill(-Number(group), 'SIGKILL');
  });

  it('is told when sudo is not there', async () => {
    await sshd.inside('if sudo=$(command -v sudo); then mount --bind /dev/null "$sudo"; fi');
    const remote = remoteTo(sshd, { ...asLearner, become: 'sudo' });
    await expect(remote.connect()).rejects.toMatchObject({ failure: 'sudo-refused' });
  });
});
