import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cuttable } from './support/cuttable.js';
import { jobProcesses } from './support/job-processes.js';
import { finished, newId, Record, remoteTo, run } from './support/remote.js';
import { Sshd } from './support/sshd.js';
import { waitFor } from './support/wait-for.js';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await Sshd.start();
});
afterAll(() => sshd.end());

const knownAs = async (port: number): Promise<string> =>
  (await sshd.hostKeyLine()).replace(/\]:\d+/, `]:${String(port)}`);

/** A remote whose cable can be pulled. */
const overCable = async (
  giveUpAfterMs = 60_000,
): Promise<{ cable: Cuttable; remote: ReturnType<typeof remoteTo> }> => {
  const cable = await Cuttable.before(sshd.port);
  const file = `${sshd.folder}/known_${String(cable.port)}`;
  await writeFile(file, await knownAs(cable.port));
  return { cable, remote: remoteTo(sshd, { port: cable.port, knownHosts: file }, { giveUpAfterMs }) };
};

const counting = (lines: number, pause: string): string =>
  `i=0; while [ $i -lt ${String(lines)} ]; do i=$((i+1)); echo "line $i"; echo "error $i" >&2; sleep ${pause}; done`;
const counted = (word: string, lines: number): string =>
  Array.from({ length: lines }, (_, index) => `${word} ${String(index + 1)}\n`).join('');

describe('a job whose link is cut', () => {
  it('goes on, and its output continues exactly where it stopped', async () => {
    const { cable, remote } = await overCable();
    const record = new Record();
    const job = remote.run({ id: newId(), script: counting(60, '0.05'), timeoutMs: 60_000 }, record);
    for (const line of ['line 5', 'line 20', 'line 21', 'line 40']) {
      await waitFor(
        () => record.text.stdout.includes(line),
        () => JSON.stringify(record),
      );
      cable.cut();
    }
    expect(await finished(job, record)).toEqual({
      end: { kind: 'exited', code: 0 },
      stdout: counted('line', 60),
      stderr: counted('error', 60),
    });
    expect(record.links).toEqual(record.links.map((_, index) => (index % 2 === 0 ? 'lost' : 'back')));
    expect(record.links.length).toBeGreaterThan(2);
  });

  it('delivers a flood once and whole, wherever the cuts fall', async () => {
    const { cable, remote } = await overCable();
    await remote.connect();
    const record = new Record();
    const lines = 60_000;
    const script = `i=0; while [ $i -lt ${String(lines)} ]; do i=$((i+1)); echo "集群 $i"; done`;
    cable.cutAfter = 70_001;
    const job = remote.run(
      { id: newId(), script, timeoutMs: 60_000 },
      {
        output: (stream, text) => {
          record.output(stream, text);
        },
        link: (state) => {
          record.link(state);
          if (state === 'back' && record.links.length < 8) cable.cutAfter = 90_007;
        },
      },
    );
    const { end, stdout } = await finished(job, record);
    expect(end).toEqual({ kind: 'exited', code: 0 });
    expect(stdout === counted('集群', lines)).toBe(true);
    expect(record.links.length).toBeGreaterThan(4);
  });

  it('ends while nobody is connected, and its end is found', async () => {
    const { cable, remote } = await overCable();
    const record = new Record();
    const id = newId();
    const script = `echo before; sleep 0.5; echo after; touch /var/lib/${id}; exit 9`;
    const job = remote.run({ id, script, timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout === 'before\n',
      () => JSON.stringify(record),
    );
    cable.sever();
    await waitFor(
      async () => (await sshd.inside(`ls /var/lib/${id}`)) !== '',
      () => sshd.inside('ls /var/lib'),
    );
    cable.mend();
    expect(await finished(job, record)).toEqual({
      end: { kind: 'exited', code: 9 },
      stdout: 'before\nafter\n',
      stderr: '',
    });
    expect(record.links).toEqual(['lost', 'back']);
  });

  it('is started once even when every answer to the start is lost', async () => {
    const { cable, remote } = await overCable();
    await remote.connect();
    for (const bytes of [1, 60, 120, 180, 300]) {
      const id = newId();
      cable.cutAfter = bytes;
      const ran = await run(remote, `echo ran >>/var/lib/${id}; echo done`, 30_000, id);
      expect(ran).toEqual({ end: { kind: 'exited', code: 0 }, stdout: 'done\n', stderr: '' });
      expect(await sshd.inside(`cat /var/lib/${id}`)).toBe('ran');
    }
    expect(cable.connections).toBeGreaterThan(3);
  });

  it('is stopped by its timeout although nobody is connected', async () => {
    const { cable, remote } = await overCable();
    const record = new Record();
    const job = remote.run({ id: newId(), script: 'echo up; exec sleep 61.7', timeoutMs: 1_000 }, record);
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record),
    );
    cable.sever();
    await waitFor(
      async () => (await sshd.inside('pgrep -fx "sleep 61.7"')) === '',
      () => sshd.inside('pgrep -a sleep'),
    );
    cable.mend();
    expect(await job.end).toEqual({ kind: 'stopped', by: 'timeout', signal: 'TERM' });
  });

  it('is told to stop once the link is back', async () => {
    const { cable, remote } = await overCable();
    const record = new Record();
    const job = remote.run({ id: newId(), script: 'echo up; exec sleep 62.7', timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record),
    );
    cable.sever();
    await waitFor(
      () => record.links.includes('lost'),
      () => JSON.stringify(record),
    );
    job.stop();
    cable.mend();
    expect(await job.end).toEqual({ kind: 'stopped', by: 'person', signal: 'TERM' });
    expect(await sshd.inside('pgrep -fx "sleep 62.7"')).toBe('');
  });

  it('of an earlier program is not called stopped while its host cannot be asked', async () => {
    const { cable, remote } = await overCable();
    await remote.connect();
    cable.sever();
    const record = new Record();
    const job = remote.attach(newId(), record);
    await waitFor(
      () => record.links.includes('lost'),
      () => JSON.stringify(record),
    );
    job.stop();
    job.stop();
    expect(await job.end).toMatchObject({ kind: 'unknown', mayRun: true });
  });

  it('is given up after a while, with what is known', async () => {
    const { cable, remote } = await overCable(500);
    const record = new Record();
    const job = remote.run({ id: newId(), script: 'echo up; sleep 3', timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record),
    );
    cable.sever();
    expect(await job.end).toMatchObject({
      kind: 'unknown',
      mayRun: true,
      why: { key: 'ssh.job.lost' },
    });
  });

  it('is noticed lost when nothing answers any more, without anybody being told', async () => {
    const { cable, remote } = await overCable();
    const record = new Record();
    const job = remote.run({ id: newId(), script: 'echo up; sleep 1; echo down', timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record),
    );
    cable.freeze();
    expect(await finished(job, record)).toEqual({
      end: { kind: 'exited', code: 0 },
      stdout: 'up\ndown\n',
      stderr: '',
    });
    expect(record.links).toEqual(['lost', 'back']);
  });
});

describe('what became of a job', () => {
  it('is learnt by the next program, which follows what still runs from its first byte', async () => {
    const { cable, remote } = await overCable();
    const id = newId();
    const before = new Record();
    remote.run({ id, script: counting(20, '0.1'), timeoutMs: 60_000 }, before);
    await waitFor(
      () => before.text.stdout.includes('line 3'),
      () => JSON.stringify(before),
    );
    // As good as kill -9: the first program never hears of the job again.
    cable.sever();
    const record = new Record();
    const ran = await finished(remoteTo(sshd).attach(id, record), record);
    expect(ran).toEqual({
      end: { kind: 'exited', code: 0 },
      stdout: counted('line', 20),
      stderr: counted('error', 20),
    });
  });

  it('is unknown after the host rebooted, with when', async () => {
    const id = newId();
    const remote = remoteTo(sshd);
    const record = new Record();
    const job = remote.run({ id, script: 'echo up; exec sleep 63.1', timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record),
    );
    // What a reboot leaves: another boot id, no processes.
    await sshd.inside(
      `sed -i -E '/^token/s/[^ ]+$/00000000-0000-0000-0000-000000000000/' /var/lib/kubewalk/jobs/${id},job`,
    );
    const again = new Record();
    const ran = await finished(remoteTo(sshd).attach(id, again), again);
    expect(ran.stdout).toBe('up\n');
    expect(ran.end).toMatchObject({
      kind: 'unknown',
      why: { key: 'ssh.job.rebootedAt', values: { time: expect.stringMatching(/^\d{4}-.*Z$/) as string } },
    });
    job.stop();
    await job.end;
  });

  it('is unknown when whatever watched over it was killed', async () => {
    const id = newId();
    const record = new Record();
    const job = remoteTo(sshd).run({ id, script: 'echo up; exec sleep 64.1', timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout === 'up\n',
      () => JSON.stringify(record),
    );
    const said = await sshd.inside(`cat /var/lib/kubewalk/jobs/${id},job`);
    const { pid, group } = jobProcesses(said);
    process.kill(Number(pid), 'SIGKILL');
    expect(await job.end).toMatchObject({
      kind: 'unknown',
      why: { key: 'ssh.job.orphaned' },
    });
    process.kill(-Number(group), 'SIGKILL');
  });

  it('survives a restart of sshd', async () => {
    const record = new Record();
    const job = remoteTo(sshd).run({ id: newId(), script: counting(15, '0.1'), timeoutMs: 60_000 }, record);
    await waitFor(
      () => record.text.stdout.includes('line 3'),
      () => JSON.stringify(record),
    );
    await sshd.down();
    await sshd.up();
    expect((await finished(job, record)).stdout).toBe(counted('line', 15));
  });
});
