import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { saying } from '../../../src/words/saying.js';
import { finished, newId, Record, remoteTo, run } from './support/remote.js';
import { Sshd } from './support/sshd.js';
import { waitFor } from './support/wait-for.js';

describe.each(['/bin/dash', '/bin/bash'])('a job on a real sshd where sh is %s', (shell) => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await Sshd.start({ shell });
  });
  afterAll(() => sshd.end());

  it('keeps stdout and stderr apart and tells the exit code', async () => {
    const ran = await run(remoteTo(sshd), 'echo out; echo err >&2; exit 7');
    expect(ran).toEqual({ end: { kind: 'exited', code: 7 }, stdout: 'out\n', stderr: 'err\n' });
  });

  it('learns what the host is', async () => {
    const facts = await remoteTo(sshd).connect();
    expect(facts.arch).toMatch(/^(amd64|arm64)$/);
    expect(facts.family).not.toBe('');
    expect(facts.bootId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells a death by signal from an exit code that looks like one', async () => {
    const remote = remoteTo(sshd);
    expect((await run(remote, 'kill -9 $$')).end).toEqual({ kind: 'signalled', signal: 'KILL' });
    expect((await run(remote, 'kill -TERM $$')).end).toEqual({ kind: 'signalled', signal: 'TERM' });
    expect((await run(remote, 'exit 143')).end).toEqual({ kind: 'exited', code: 143 });
    expect((await run(remote, "sh -c 'kill -9 $$'; exit $?")).end).toEqual({ kind: 'exited', code: 137 });
  });

  it('gives a job that reads its stdin the end of it at once', async () => {
    expect(await run(remoteTo(sshd), 'cat; read line || echo "no line"')).toMatchObject({
      end: { kind: 'exited', code: 0 },
      stdout: 'no line\n',
    });
  });

  it('delivers every character whole, however the network cuts', async () => {
    const text = '集群 — ünïcode 🎛\n'.repeat(20_000);
    const ran = await run(
      remoteTo(sshd),
      `i=0; while [ $i -lt 20000 ]; do printf '%s\\n' '集群 — ünïcode 🎛'; i=$((i+1)); done`,
    );
    expect(ran.stdout === text).toBe(true);
  });

  it('passes on scripts with every kind of quote, and reports syntax errors with their line', async () => {
    const remote = remoteTo(sshd);
    const said = `it's "quoted" \`and\` $(more) \\ \n\ttabbed`;
    expect((await run(remote, `cat <<'END'\n${said}\nEND\n`)).stdout).toBe(`${said}\n`);
    const broken = await run(remote, 'echo one\necho two\nif then\n');
    expect(broken.end).toEqual({ kind: 'exited', code: 2 });
    expect(broken.stderr).toContain('3');
  });

  it('shows output while the job still runs', async () => {
    const record = new Record();
    const job = remoteTo(sshd).run(
      { id: newId(), script: 'echo early; exec sleep 60', timeoutMs: 60_000 },
      record,
    );
    await waitFor(
      () => record.text.stdout === 'early\n',
      () => JSON.stringify(record.text),
    );
    job.stop();
    expect(await job.end).toEqual({ kind: 'stopped', by: 'person', signal: 'TERM' });
  });

  it('stops the whole process group when time is up', async () => {
    const ran = await run(remoteTo(sshd), 'sleep 61.3 & sleep 61.3 & wait', 300);
    expect(ran.end).toEqual({ kind: 'stopped', by: 'timeout', signal: 'TERM' });
    expect(await sshd.inside('pgrep -fx "sleep 61.3"')).toBe('');
  });

  it('stops what prints without end before the disk is full, and keeps what it printed', async () => {
    const script = `i=0
      while i=$((i + 1)); do
        printf "line %s %099999d\\n" $i 0
        df --output=avail /var/lib | tail -n 1 >/var/lib/room.now && mv /var/lib/room.now /var/lib/room
        sleep 0.005
      done`;
    const ran = await run(remoteTo(sshd), script, 60_000);
    expect(ran.end).toMatchObject({ kind: 'stopped', by: 'output' });
    expect(Number(await sshd.inside('cat /var/lib/room; rm -f /var/lib/room*'))).toBeGreaterThan(8_000);
    const lines = ran.stdout.trimEnd().split('\n');
    const numbers = lines.map((line) => Number(line.split(' ')[1]));
    expect(numbers.length).toBeGreaterThan(200);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('kills what does not heed TERM and says so', async () => {
    const record = new Record();
    const job = remoteTo(sshd).run(
      { id: newId(), script: 'trap "echo no" TERM; echo up; while :; do sleep 0.1; done', timeoutMs: 60_000 },
      record,
    );
    await waitFor(
      () => record.text.stdout.includes('up'),
      () => JSON.stringify(record.text),
    );
    job.stop();
    expect(await job.end).toEqual({ kind: 'stopped', by: 'person', signal: 'KILL' });
  });

  it('runs a job once, however often it is asked for', async () => {
    const id = newId();
    const script = `echo ran >>/var/lib/${id}; sleep 0.3; echo done`;
    const first = remoteTo(sshd);
    const second = remoteTo(sshd);
    const [one, two] = await Promise.all([run(first, script, 10_000, id), run(second, script, 10_000, id)]);
    expect(one).toEqual({ end: { kind: 'exited', code: 0 }, stdout: 'done\n', stderr: '' });
    expect(two).toEqual(one);
    expect(await sshd.inside(`cat /var/lib/${id}`)).toBe('ran');
  });

  it('runs several at once on one host, more than it has shells for', async () => {
    const remote = remoteTo(sshd);
    const ran = await Promise.all(
      Array.from({ length: 12 }, (_, index) => run(remote, `sleep 0.2; echo ${String(index)}`)),
    );
    expect(ran.map(({ stdout }) => stdout.trim())).toEqual(ran.map((_, index) => String(index)));
  });

  it('leaves no file and no process on the host once it is closed', async () => {
    const remote = remoteTo(sshd);
    const ids = [newId(), newId()];
    for (const id of ids) await run(remote, 'true', 3_599_123, id);
    await remote.close();
    await waitFor(
      async () =>
        (await sshd.inside(
          `ls /var/lib/kubewalk/jobs | grep -E '^(${ids.join('|')}),'; pgrep -fx 'sleep 3599.123'`,
        )) === '',
      () => sshd.inside('ls /var/lib/kubewalk/jobs; ps -e -o pid,ppid,comm | tail -5'),
    );
  });

  it('does not wait for what a job leaves running in the background', async () => {
    const ran = await run(remoteTo(sshd), 'sleep 5 & echo started');
    expect(ran).toMatchObject({ end: { kind: 'exited', code: 0 }, stdout: 'started\n' });
  });

  it('neither shows nor keeps what is printed in the background after the end, and goes on with the next job', async () => {
    const remote = remoteTo(sshd);
    const id = newId();
    const script =
      '(while :; do echo left; echo left >&2; done) & echo $! >/var/lib/left; sleep 0.2; echo "the end"';
    onTestFinished(() => void sshd.inside('kill -KILL "$(cat /var/lib/left)"'));
    expect((await run(remote, script, 30_000, id)).end).toEqual({ kind: 'exited', code: 0 });
    for (let job = 1; job <= 10; job += 1)
      expect(await run(remote, 'echo clean')).toMatchObject({ stdout: 'clean\n', stderr: '' });
    await remote.close();
    expect(await sshd.inside(`ls /var/lib/kubewalk/jobs | grep '^${id},'`)).toBe('');
    for (const stream of ['1', '2']) {
      let most = 0;
      await waitFor(
        async () => {
          const size = Number(await sshd.inside(`stat -L -c %s "/proc/$(cat /var/lib/left)/fd/${stream}"`));
          const wasCut = size < most;
          most = Math.max(most, size);
          return wasCut;
        },
        () => `what is left behind has printed ${String(most)} bytes and was never cut`,
      );
    }
  });

  it('finds out what became of a job that nobody followed', async () => {
    const id = newId();
    const script = 'printf "%s\\n" one two; exit 4';
    const record = new Record();
    const first = remoteTo(sshd);
    await finished(first.run({ id, script, timeoutMs: 10_000 }, record), record);
    const again = new Record();
    const attached = remoteTo(sshd).attach(id, again);
    expect(await finished(attached, again)).toEqual({
      end: { kind: 'exited', code: 4 },
      stdout: 'one\ntwo\n',
      stderr: '',
    });
  });

  it('says so when there is no such job', async () => {
    const { end } = remoteTo(sshd).attach('never-was', new Record());
    expect(await end).toEqual({
      kind: 'unknown',
      why: saying('ssh.job.absent', { host: 'machine' }),
    });
  });

  it('never runs a job after somebody was told that there is none', async () => {
    const id = newId();
    await remoteTo(sshd).attach(id, new Record()).end;
    const late = remoteTo(sshd);
    late.forget(id);
    const ran = await run(late, `echo ran >/var/lib/${id}`, 10_000, id);
    expect(ran.end).toMatchObject({ kind: 'unknown', why: { key: 'ssh.job.absent' } });
    await late.close();
    expect((await run(remoteTo(sshd), `echo ran >/var/lib/${id}`, 10_000, id)).end).toEqual(ran.end);
    expect(await sshd.inside(`cat /var/lib/${id} 2>&1`)).toContain('No such file');
  });

  it('clears away what nobody will ask for any more, and nothing that may be asked for', async () => {
    const script = `cd /var/lib/kubewalk/jobs
      for n in look.check.s.h.1 look.verify-2.s.h.1 look.check.s.h.young look.run.s.h; do
        printf '\nsealed\n' >$n,job; touch $n,out; touch -d '2 hours ago' $n,job $n,out
      done
      touch look.check.s.h.young,job
      echo >look.check.s.h.running,job; touch -d '2 hours ago' look.check.s.h.running,job
      mkdir look.check.s.h.folder; touch -d '3 days ago' look.check.s.h.folder/sealed look.check.s.h.folder
      for n in look.run.old look.run.new; do touch $n,job $n,claimed; done
      touch -d '3 days ago' look.run.old,job look.run.old,claimed look.run.forgotten,guard`;
    await sshd.inside(script);
    await remoteTo(sshd).connect();
    const kept = [
      ...['look.check.s.h.folder', 'look.check.s.h.running,job'],
      ...['look.check.s.h.young,job', 'look.check.s.h.young,out'],
      ...['look.run.new,claimed', 'look.run.new,job', 'look.run.s.h,job', 'look.run.s.h,out'],
    ].join('\n');
    const left = (): Promise<string> => sshd.inside('LC_ALL=C ls /var/lib/kubewalk/jobs | grep ^look');
    await waitFor(async () => (await left()) === kept, left);
    await sshd.inside('rm -r /var/lib/kubewalk/jobs/look.*');
  });

  it('hands nothing of its own down to a script, nor to what that leaves running', async () => {
    const script = `ls /proc/self/fd
      (exec sleep 66.2) & echo $! >/var/lib/resting`;
    expect(await run(remoteTo(sshd), script)).toMatchObject({ stdout: '0\n1\n2\n3\n' });
    onTestFinished(() => void sshd.inside('kill "$(cat /var/lib/resting)"'));
    expect(await sshd.inside('ls "/proc/$(cat /var/lib/resting)/fd"')).toBe('0\n1\n2');
  });

  it('holds the host back while the listener is busy, and loses nothing', async () => {
    let held = 0;
    let bytes = 0;
    const job = remoteTo(sshd).run(
      { id: newId(), script: 'head -c 20000000 /dev/zero | tr "\\0" x', timeoutMs: 60_000 },
      {
        output: async (_stream, text) => {
          expect(held).toBe(0);
          held += 1;
          bytes += text.length;
          await new Promise(setImmediate);
          held -= 1;
        },
      },
    );
    expect(await job.end).toEqual({ kind: 'exited', code: 0 });
    expect(bytes).toBe(20_000_000);
  });
});
