import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/engine/initial-state.js';
import type { Move } from '../../src/engine/types.js';
import { progressOf } from '../../src/engine/work.js';
import type { Trouble } from '../../src/execute/execution.js';
import { EffectError, type LogCut } from '../../src/execute/ports.js';
import { outcomeOf, phaseOf, runsOf, set, walk } from './support.js';

describe('an execution', () => {
  it('carries a step out and says how it ended', async () => {
    const { execution, first } = set([{}]);
    first.behave = ({ id }) => ({ kind: 'exited', code: phaseOf(id) === 'check' ? 1 : 0 });
    await expect(walk(execution)).resolves.toBe('ok');
    expect(runsOf(first.asked)).toEqual(['check', 'run', 'verify-1']);
    expect(first.jobs[1]?.script).toContain('\ns1 run\n');
    expect(outcomeOf(execution)).toMatchObject({ status: 'changed' });
  });

  it('has every move kept before anything that follows from it is begun', async () => {
    const { execution, first, recorder } = set([{}]);
    const kept: string[] = [];
    recorder.before = (event) => kept.push(`${event.type} after ${String(first.asked.length)}`);
    await walk(execution);
    expect(kept[0]).toBe('walk-requested after 0');
    expect(kept.map((each) => each.split(' ')[0])).toEqual(recorder.events.map(({ type }) => type));
  });

  it('carries an edited command out instead of the one of the runbook', async () => {
    const { execution, first } = set([{ blocks: ['run'] }]);
    execution.send({ type: 'step-edited', step: 's1', code: 'echo "$HOST_NAME"' });
    await walk(execution);
    expect(first.jobs[0]?.script).toContain('HOST_NAME=\'a\'\necho "$HOST_NAME"\n');
    expect(first.jobs[0]?.script).not.toContain('s1 run');
  });

  it('tells every listener until it does not want to hear any more', async () => {
    const { execution } = set([{}, {}]);
    const heard: Move[] = [];
    const stop = execution.listen({ moved: (moves) => heard.push(...moves) });
    await walk(execution);
    const so = heard.length;
    expect(so).toBeGreaterThan(2);
    stop();
    await walk(execution, ['s2']);
    expect(heard).toHaveLength(so);
  });

  it('tells its listeners of a log that is full', () => {
    const { execution, recorder } = set([{}]);
    const heard: LogCut[] = [];
    execution.listen({ logCut: (cut) => heard.push(cut) });
    const cut: LogCut = { step: 's1', host: 'a', file: '/runs/s1.a.log', limitBytes: 1000, lastLines: 100 };
    recorder.tellCut(cut);
    expect(heard).toEqual([cut]);
  });

  it('is idle at once when nothing was asked for, and closes what it holds', async () => {
    const { execution, recorder } = set([{}]);
    await expect(execution.idle()).resolves.toBeUndefined();
    await execution.close();
    expect(recorder.closed).toBe(true);
  });
});

describe('a shell that a person opens', () => {
  const terminal = {
    name: 'xterm',
    size: () => ({ columns: 80, rows: 24 }),
    onResize: () => () => undefined,
    borrow: () => ({ input: new PassThrough(), output: new PassThrough() }),
    giveBack: () => undefined,
  };

  it('is in the record before the terminal is lent, and its end too', async () => {
    const { execution, recorder, clock, opened } = set([{}]);
    expect(await execution.openShell('a', terminal)).toEqual({ kind: 'exited', code: 0 });
    expect(recorder.events).toEqual([
      { type: 'shell-opened', host: 'a', at: clock.ms },
      { type: 'shell-ended', host: 'a', at: clock.ms, end: { kind: 'exited', code: 0 } },
    ]);
    expect(opened).toEqual(['a']);
  });

  it('is not opened where that cannot be written', async () => {
    const { execution, recorder, opened } = set([{}]);
    recorder.before = () => {
      throw new EffectError('the disk is full', 'make room');
    };
    await expect(execution.openShell('a', terminal)).rejects.toThrow('the disk is full');
    expect(opened).toEqual([]);
  });
});

describe('output', () => {
  it('reaches listeners and the record as clean lines, each with its place', async () => {
    const { execution, first, recorder } = set([{ blocks: ['run'] }]);
    first.behave = async (_job, say) => {
      await say('\u001b[31mre');
      await say('d\u001b[0m\npart');
      await say('oops\n', 'stderr');
      return { kind: 'exited', code: 0 };
    };
    const heard: string[] = [];
    execution.listen({ printed: ({ text }) => heard.push(text) });
    await walk(execution);
    expect(recorder.lines).toEqual([
      {
        ...{ step: 's1', host: 'a', phase: 'run', stream: 'stdout', text: 'red' },
        spans: [{ text: 'red', style: { color: 'red' } }],
      },
      { step: 's1', host: 'a', phase: 'run', stream: 'stderr', text: 'oops' },
      { step: 's1', host: 'a', phase: 'run', stream: 'stdout', text: 'part' },
    ]);
    expect(heard).toEqual(['red', 'oops', 'part']);
  });

  it('waits for the record when that asks for it', async () => {
    const { execution, first, recorder } = set([{ blocks: ['run'] }]);
    let release: () => void = () => undefined;
    recorder.hold = new Promise((resolve) => {
      release = resolve;
    });
    let goesOn = false;
    first.behave = async (_job, say) => {
      await say('a line\n');
      goesOn = true;
      return { kind: 'exited', code: 0 };
    };
    const ended = walk(execution);
    await expect.poll(() => recorder.lines.length).toBe(1);
    expect(goesOn).toBe(false);
    release();
    await ended;
    expect(goesOn).toBe(true);
  });
});

describe('a stop', () => {
  it('stops what runs on every host, and begins nothing more', async () => {
    const { execution, remotes } = set([{ blocks: ['run'] }, {}], ['a', 'b']);
    const forever = new Promise<never>(() => undefined);
    for (const remote of remotes) remote.behave = () => forever;
    const ended = walk(execution, ['s1', 's2']);
    await expect.poll(() => remotes.every(({ jobs }) => jobs.length === 1)).toBe(true);
    execution.send({ type: 'stop-requested' });
    await expect(ended).resolves.toBe('stopped');
    expect(remotes.map(({ asked }) => asked.filter((each) => each.startsWith('stop')).length)).toEqual([
      1, 1,
    ]);
    expect(outcomeOf(execution, 'b')?.reason).toEqual({ kind: 'stopped', phase: 'run', signal: 'TERM' });
  });

  it('that comes while files are looked at starts no check after it', async () => {
    const { execution, first } = set([{ blocks: ['check', 'run'] }]);
    const inspect = first.inspect.bind(first);
    first.inspect = (paths) => {
      execution.send({ type: 'stop-requested' });
      return inspect(paths);
    };
    await expect(walk(execution)).resolves.toBe('stopped');
    expect(first.jobs).toEqual([]);
  });

  it('does not reach into the next walk', async () => {
    const { execution, first, clock } = set([{ blocks: ['run', 'verify'] }]);
    let code = 1;
    first.behave = ({ id }) => ({ kind: 'exited', code: phaseOf(id).startsWith('verify') ? code : 0 });
    clock.sleep = () => {
      execution.send({ type: 'stop-requested' });
      return Promise.resolve();
    };
    await walk(execution);
    code = 0;
    await expect(walk(execution)).resolves.toBe('ok');
  });
});

describe('a record that cannot be written', () => {
  const full = new EffectError('the disk is full', 'make room');

  it('ends the walk before the next command, and is told', async () => {
    const { execution, first, recorder } = set([{}]);
    const troubles: Trouble[] = [];
    execution.listen({ trouble: (trouble) => troubles.push(trouble) });
    recorder.before = (event) => {
      if (event.type === 'check-finished') throw full;
    };
    first.behave = () => ({ kind: 'exited', code: 1 });
    await expect(walk(execution)).resolves.toBe('failed');
    expect(runsOf(first.asked)).toEqual(['check']);
    expect(troubles).toEqual([{ message: 'the disk is full', hint: 'make room' }]);
    expect(execution.state().walk).toBeUndefined();
  });

  it('ends the walk with the next line, though the step goes on for long', async () => {
    const { execution, first, recorder } = set([{ blocks: ['run'] }]);
    const troubles: Trouble[] = [];
    execution.listen({ trouble: (trouble) => troubles.push(trouble) });
    recorder.print = () => {
      throw full;
    };
    first.behave = (_job, print) => {
      void print('one\ntwo\n');
      return new Promise(() => undefined);
    };
    await expect(walk(execution)).resolves.toBe('failed');
    expect(troubles).toEqual([{ message: 'the disk is full', hint: 'make room' }]);
    expect(first.asked.filter((each) => each.startsWith('stop'))).toEqual([]);
  });

  it('leaves no look behind that the next walk could take for its own', async () => {
    const { execution, remotes, recorder } = set([{}], ['a', 'b']);
    const [, b] = remotes;
    if (b === undefined) throw new Error('there is no second host');
    const looks: ((code: number) => void)[] = [];
    let lookedAgain: () => void = () => undefined;
    const again = new Promise<void>((resolve) => (lookedAgain = resolve));
    b.behave = ({ id }) =>
      phaseOf(id) === 'check'
        ? new Promise((resolve) => {
            looks.push((code) => {
              resolve({ kind: 'exited', code });
            });
            if (looks.length === 2) lookedAgain();
          })
        : { kind: 'exited', code: 0 };
    recorder.before = ({ type }) => {
      if (type === 'check-finished') throw full;
    };
    await walk(execution);
    recorder.before = () => undefined;
    const walked = walk(execution);
    await again;
    looks[0]?.(0);
    await new Promise(setImmediate);
    looks[1]?.(1);
    await expect(walked).resolves.toBe('ok');
    expect(outcomeOf(execution, 'b')).toMatchObject({ status: 'changed' });
  });

  it('leaves what runs to be looked for, not to be run again', async () => {
    const { execution, remotes, recorder } = set([{ blocks: ['run'] }], ['a', 'b']);
    const [, b] = remotes;
    let end: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      end = resolve;
    });
    if (b) b.behave = () => running.then(() => ({ kind: 'exited', code: 0 }));
    recorder.before = (event) => {
      if (event.type === 'run-finished') throw full;
    };
    await walk(execution);
    expect(progressOf(execution.state(), 's1', 'b')).toMatchObject({
      kind: 'interrupted',
      job: 'w1.run.s1.b',
    });
    recorder.before = () => undefined;
    if (b) b.whenAttached = () => running.then(() => ({ kind: 'exited', code: 0 }));
    const again = walk(execution);
    end();
    await expect(again).resolves.toBe('ok');
    expect(b?.jobs.map(({ id }) => id)).toEqual(['w1.run.s1.b']);
  });
});

describe('a job of an earlier start', () => {
  const records: Records = { s1: { a: { kind: 'started', at: 1, job: 'old.run.s1.a' } } };

  it('is attached to, not run again', async () => {
    const { execution, first, recorder } = set([{ blocks: ['check', 'run'] }], ['a'], records);
    first.whenAttached = async (_job, say) => {
      await say('still here\n');
      return { kind: 'exited', code: 0 };
    };
    await expect(walk(execution)).resolves.toBe('ok');
    expect(first.jobs).toEqual([]);
    expect(recorder.lines.map(({ text, phase }) => [phase, text])).toEqual([['run', 'still here']]);
  });

  it('that is gone is checked for and run under a new id', async () => {
    const { execution, first } = set([{ blocks: ['check', 'run'] }], ['a'], records);
    first.behave = ({ id }) => ({ kind: 'exited', code: phaseOf(id) === 'check' ? 1 : 0 });
    await expect(walk(execution)).resolves.toBe('ok');
    expect(first.jobs.map(({ id }) => id).at(-1)).toBe('w1.run.s1.a');
  });

  it('that may still run is not run beside itself', async () => {
    const { execution, first } = set([{ blocks: ['check', 'run'] }], ['a'], records);
    first.whenAttached = () => ({ kind: 'unknown', why: 'the link is lost', mayRun: true });
    await expect(walk(execution)).resolves.toBe('failed');
    expect(first.jobs).toEqual([]);
    expect(outcomeOf(execution)).toMatchObject({ status: 'unknown', job: 'old.run.s1.a' });
  });
});
