import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hostShell } from '../../../src/ssh/host-shell.js';
import { jobProcesses } from './support/job-processes.js';
import { newId, Record, remoteTo, run } from './support/remote.js';
import { Sshd } from './support/sshd.js';
import { waitFor } from './support/wait-for.js';

/** How a start ends for which there is no room. */
const noRoom = {
  kind: 'unknown',
  why: {
    key: 'ssh.job.brokenDisk',
    values: { said: expect.stringContaining('No space left on device') as string },
  },
};

/** Who may start a job, and which process is taken for its supervisor. */
describe.each(['/bin/dash', '/bin/bash'])('the id of a job where sh is %s', (shell) => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await Sshd.start({ shell });
  });
  afterAll(() => sshd.end());

  /** What is printed by a fresh shell on the host that is told to do this. */
  const told = (script: string): Promise<string> => sshd.inside(`${hostShell('us', 'nothing')}\n${script}`);
  const filesOf = (id: string): Promise<string> => sshd.inside(`ls /var/lib/kubewalk/jobs | grep '^${id},'`);
  const timesRun = async (id: string): Promise<number> =>
    (await sshd.inside(`cat /var/lib/${id} 2>/dev/null`)).split('\n').filter((line) => line === 'ran').length;
  /** A start without a time limit, so that nothing of it outlives the shell but the job. */
  const start = (id: string, token: string, script: string): string =>
    `kw_run ${id} ${token} '' 0 0 "$kw_boot" '${script}' '' ''`;
  const noting = (id: string): string => `echo ran >>/var/lib/${id}; echo done`;

  it('is taken by one of many starts at the same moment', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const id = newId();
      await told(`exec >/dev/null 2>&1
        for kw_try in 1 2 3 4 5 6; do (${start(id, `tried-$kw_try`, noting(id))}; kw_done) & done; wait`);
      const read = (): Promise<string> => sshd.inside(`cat /var/lib/kubewalk/jobs/${id},job`);
      await waitFor(async () => (await read()).includes('sealed'), read);
      expect(await timesRun(id)).toBe(1);
    }
  });

  it('is taken by a start or by who looks for it, never by both', async () => {
    const looking = remoteTo(sshd);
    await looking.connect();
    for (let round = 1; round <= 10; round += 1) {
      const starting = remoteTo(sshd);
      await starting.connect();
      const id = newId();
      const started = starting.run({ id, script: noting(id), timeoutMs: 30_000 }, new Record());
      const found = await looking.attach(id, new Record()).end;
      // Who looks for it may have taken its output over from who started it, who then waits for it.
      if (found.kind === 'unknown') expect((await started.end).kind).toBe('unknown');
      expect(await timesRun(id)).toBe(found.kind === 'exited' ? 1 : 0);
      await starting.close();
    }
  });

  it.each([
    ['', ''],
    [', while it is being forgotten', 'rm "$kw_j,job" "$kw_j,born"'],
  ])('stays with who was told that its start never got anywhere%s', async (_when, meanwhile) => {
    const id = newId();
    const said = await told(`
      kw_launch() { :; }
      ${start(id, 'late', noting(id))}
      exec 3>>"$kw_j,out" 4>>"$kw_j,err" 9>>"$kw_j,job"
      kw_follow ${id} 0 0
      ${meanwhile}
      (kw_supervise)`);
    expect(said).toContain('us unborn');
    expect(await timesRun(id)).toBe(0);
  });

  it.each([1, 2, 3, 4])(
    'is free again where its files could not be made, as with room for %i',
    async (room) => {
      const id = newId();
      const jobs = '/var/lib/kubewalk/jobs';
      const remote = remoteTo(sshd);
      await remote.connect();
      await sshd.inside(`mount -t tmpfs -o nr_inodes=${String(room)},mode=700 tmpfs ${jobs}`);
      onTestFinished(() => void sshd.inside(`umount ${jobs}`));
      expect((await run(remote, noting(id), 30_000, id)).end).toMatchObject(noRoom);
      expect(await filesOf(id)).toBe('');
      await sshd.inside(`mount -o remount,nr_inodes=100 ${jobs}`);
      expect((await run(remote, noting(id), 30_000, id)).end).toEqual({ kind: 'exited', code: 0 });
      expect(await timesRun(id)).toBe(1);
      await remote.close();
    },
  );

  it('is free again where its files could not be written', async () => {
    const id = newId();
    const remote = remoteTo(sshd);
    await remote.connect();
    await sshd.inside('cat /dev/zero >/var/lib/big');
    expect((await run(remote, noting(id), 30_000, id)).end).toMatchObject(noRoom);
    expect(await filesOf(id)).toBe('');
    await sshd.inside('rm /var/lib/big');
    expect((await run(remote, noting(id), 30_000, id)).end).toEqual({ kind: 'exited', code: 0 });
    expect(await timesRun(id)).toBe(1);
  });

  it('leads to its supervisor, and to no process that was given the same number since', async () => {
    const id = newId();
    await told(`exec >/dev/null 2>&1; ${start(id, 'token', 'exec sleep 65.3')}`);
    const read = (): Promise<string> => sshd.inside(`cat /var/lib/kubewalk/jobs/${id},job`);
    await waitFor(async () => (await read()).includes('group'), read);
    const { pid, group } = jobProcesses(await read());
    onTestFinished(() => void process.kill(-Number(group), 'SIGKILL'));
    const taken = async (number: string): Promise<boolean> =>
      (await told(`kw_j=$kw_jobs/${id} kw_s=${number}; if kw_alive; then echo alive; fi`)).includes('alive');
    expect(await taken(pid)).toBe(true);
    for (const other of [group, String(process.pid), '1', '']) expect(await taken(other), other).toBe(false);

    process.kill(Number(pid), 'SIGKILL');
    await waitFor(
      async () => !(await taken(pid)),
      () => `${pid} is still taken for it`,
    );
    // As if the job's own script, of all processes, had got the number.
    await sshd.inside(`sed -i 's/^pid .*/pid ${group}/' /var/lib/kubewalk/jobs/${id},job`);
    expect(await remoteTo(sshd).attach(id, new Record()).end).toMatchObject({
      kind: 'unknown',
      why: { key: 'ssh.job.orphaned' },
    });
  });
});
