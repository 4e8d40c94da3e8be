import { describe, expect, it } from 'vitest';
import { recordsOf, type Records } from '../../src/engine/initial-state.js';
import type { Reason } from '../../src/engine/types.js';
import { planOf } from '../support/plans.js';
import {
  Driver,
  already,
  but,
  endsWith,
  exited,
  fails,
  goesWell,
  open,
  refuses,
  type Answer,
} from './support.js';

describe('a step on one host', () => {
  it.each<[string, Answer, readonly string[], string]>([
    ['that was not done', goesWell, ['connect a', 'check s1 a', 'run s1 a', 'verify s1 a'], 'changed'],
    ['that was done', already, ['connect a', 'check s1 a'], 'already'],
  ])('%s', (_what, answer, commands, status) => {
    const driver = new Driver(planOf([{ on: ['a'] }]), answer).walk(['s1']);
    expect(driver.commands).toEqual(commands);
    expect(driver.stands('s1')).toEqual([status]);
    expect(driver.state.result).toBe('ok');
  });

  it('puts its files in place before it runs', () => {
    const driver = new Driver(planOf([{ on: ['a'], blocks: ['file', 'run', 'verify'] }])).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'check s1 a', 'apply s1 a', 'run s1 a', 'verify s1 a']);
  });

  it('needs nothing but files', () => {
    const driver = new Driver(planOf([{ on: ['a'], blocks: ['file'] }])).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'check s1 a', 'apply s1 a']);
    expect(driver.stands('s1')).toEqual(['changed']);
  });

  it('that only reads has changed nothing by running', () => {
    const driver = new Driver(planOf([{ on: ['a'], risk: 'reads', blocks: ['run'] }])).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'run s1 a']);
    expect(driver.stands('s1')).toEqual(['already']);
  });

  it.each<[string, string, Answer, Reason]>([
    ['run ends badly', 'run s1 a', endsWith(exited(3)), { kind: 'exit-code', phase: 'run', code: 3 }],
    [
      'run is killed',
      'run s1 a',
      endsWith({ kind: 'signalled', signal: 'SEGV' }),
      { kind: 'signal', phase: 'run', signal: 'SEGV' },
    ],
    [
      'run takes too long',
      'run s1 a',
      endsWith({ kind: 'stopped', by: 'timeout', signal: 'KILL' }),
      { kind: 'timeout', phase: 'run', signal: 'KILL' },
    ],
    [
      'run prints more than its host may keep',
      'run s1 a',
      endsWith({ kind: 'stopped', by: 'output', signal: 'TERM' }),
      { kind: 'too-much-output', phase: 'run', signal: 'TERM' },
    ],
    ['verify says no', 'verify s1 a', endsWith(exited(1)), { kind: 'not-verified', code: 1 }],
    [
      'verify takes too long',
      'verify s1 a',
      endsWith({ kind: 'stopped', by: 'timeout', signal: 'TERM' }),
      { kind: 'timeout', phase: 'verify', signal: 'TERM' },
    ],
    [
      'the check cannot be made',
      'check s1 a',
      fails({ kind: 'timeout', phase: 'check', signal: 'TERM' }),
      { kind: 'timeout', phase: 'check', signal: 'TERM' },
    ],
    [
      'its files cannot be put in place',
      'apply s1 a',
      fails({ kind: 'effect', message: 'no space', hint: 'make room' }),
      { kind: 'effect', message: 'no space', hint: 'make room' },
    ],
  ])('fails when %s', (_what, command, answer, reason) => {
    const plan = planOf([{ on: ['a'], blocks: ['check', 'file', 'run', 'verify'] }]);
    const driver = new Driver(plan, but(command, answer)).walk(['s1']);
    expect(driver.outcome('s1', 'a')).toMatchObject({ status: 'failed', reason, hash: 'h1' });
    expect(driver.state.result).toBe('failed');
    expect(driver.state.walk).toBeUndefined();
  });

  it('measures from its beginning, not from its last phase', () => {
    const driver = new Driver(planOf([{ on: ['a'] }])).walk(['s1']);
    // connected, checked, ran, verified: one second each in this world, and one to be asked.
    expect(driver.outcome('s1', 'a')?.durationMs).toBe(3000);
  });

  it('is unknown, with its job, when nobody saw the end', () => {
    const lost = but('run s1 a', endsWith({ kind: 'unknown', why: 'the link is lost', mayRun: true }));
    const driver = new Driver(planOf([{ on: ['a'] }]), lost).walk(['s1']);
    expect(driver.outcome('s1', 'a')).toMatchObject({
      status: 'unknown',
      job: 'w1.run.s1.a',
      reason: { kind: 'lost', message: 'the link is lost' },
    });
    expect(driver.state.result).toBe('failed');
  });

  it('names no job when the host says that nothing of it goes on', () => {
    const gone = but('run s1 a', endsWith({ kind: 'unknown', why: 'the host rebooted' }));
    const outcome = new Driver(planOf([{ on: ['a'] }]), gone).walk(['s1']).outcome('s1', 'a');
    expect(outcome).toMatchObject({ status: 'unknown' });
    expect(outcome).not.toHaveProperty('job');
  });

  it('looks for a job of unknown end before it runs anything again', () => {
    const lost = but('run s1 a', endsWith({ kind: 'unknown', why: 'the link is lost', mayRun: true }));
    const driver = new Driver(planOf([{ on: ['a'] }]), lost).walk(['s1']).answerWith(goesWell).walk(['s1']);
    expect(driver.commands.slice(3)).toEqual(['attach s1 a', 'verify s1 a']);
    expect(driver.jobs).toEqual(['w1.run.s1.a', 'w1.run.s1.a']);
    expect(driver.stands('s1')).toEqual(['changed']);
  });

  it('keeps the job in mind when what follows it could not be asked for', () => {
    const driver = new Driver(
      planOf([{ on: ['a'] }]),
      but('run s1 a', fails({ kind: 'stopped', phase: 'run' })),
    );
    expect(driver.walk(['s1']).outcome('s1', 'a')).toMatchObject({ status: 'unknown', job: 'w1.run.s1.a' });
  });
});

describe('a step that was cut off', () => {
  const records = { s1: { a: { kind: 'started', at: 5, job: 'w0.run.s1.a' } } } as const;
  const plan = planOf([{ on: ['a'] }]);

  it('is interrupted until its job was looked for', () => {
    expect(new Driver(plan, goesWell, records).stands('s1')).toEqual(['interrupted']);
  });

  it('is verified when its job ended well', () => {
    const driver = new Driver(plan, goesWell, records).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'verify s1 a']);
    expect(driver.stands('s1')).toEqual(['changed']);
  });

  it('takes the end of its job from the record of an older program, which names no job', () => {
    const driver = new Driver(plan, but('attach s1 a', open), records).walk(['s1']);
    driver.happen({ type: 'run-finished', step: 's1', host: 'a', job: undefined, end: exited(0) });
    expect(driver.stands('s1')).toEqual(['changed']);
  });

  it('does not take the end of another job for that of its own', () => {
    const driver = new Driver(plan, but('attach s1 a', open), records).walk(['s1']);
    driver.happen({ type: 'run-finished', step: 's1', host: 'a', job: 'v9.run.s1.a', end: exited(0) });
    expect(driver.stands('s1')).toEqual(['attaching']);
  });

  it('has failed when its job ended badly', () => {
    const driver = new Driver(plan, but('attach s1 a', endsWith(exited(4))), records).walk(['s1']);
    expect(driver.outcome('s1', 'a')?.reason).toEqual({ kind: 'exit-code', phase: 'run', code: 4 });
  });

  const vanished: Answer = (command) =>
    command.type === 'attach'
      ? { type: 'job-vanished', step: command.step, host: command.host, job: command.job, why: 'gone' }
      : undefined;

  const ofOldText = { s1: { a: { kind: 'started', at: 5, job: 'w0.run.s1.a', of: 'another' } } } as const;

  it('and whose text is another one since waits for its job, and does not take what came of it', () => {
    const driver = new Driver(plan, goesWell, ofOldText).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'check s1 a', 'run s1 a', 'verify s1 a']);
  });

  it('and whose text is another one since is not mistaken later either', () => {
    const unasked = but('attach s1 a', endsWith({ kind: 'unknown', why: 'no link', mayRun: true }));
    const driver = new Driver(plan, unasked, ofOldText).walk(['s1']).answerWith(goesWell).walk(['s1']);
    expect(driver.commands).toEqual([
      'connect a',
      'attach s1 a',
      'attach s1 a',
      'check s1 a',
      'run s1 a',
      'verify s1 a',
    ]);
  });

  it('is checked, and run under another id, when its job is gone', () => {
    const driver = new Driver(plan, but('attach s1 a', vanished), records).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'check s1 a', 'run s1 a', 'verify s1 a']);
    expect(driver.jobs).toEqual(['w0.run.s1.a', 'w1.run.s1.a']);
  });

  it('is not run when its job is gone but all is as it should be', () => {
    const answer: Answer = (command) => (command.type === 'attach' ? vanished(command) : already(command));
    const driver = new Driver(plan, answer, records).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'check s1 a']);
    expect(driver.stands('s1')).toEqual(['already']);
  });

  it('keeps its job when the host could not be asked', () => {
    const unasked = but('attach s1 a', endsWith({ kind: 'unknown', why: 'no link', mayRun: true }));
    const driver = new Driver(plan, unasked, records).walk(['s1']);
    expect(driver.outcome('s1', 'a')).toMatchObject({ status: 'unknown', job: 'w0.run.s1.a' });
  });

  it('keeps its job when the host refuses', () => {
    const driver = new Driver(plan, but('connect a', refuses), records).walk(['s1']);
    expect(driver.outcome('s1', 'a')).toMatchObject({ status: 'unknown', job: 'w0.run.s1.a' });
    expect(driver.state.result).toBe('unreachable');
    driver.answerWith(goesWell).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'connect a', 'attach s1 a', 'verify s1 a']);
  });

  it('is not undone while its job may still go on', () => {
    const driver = new Driver(plan, goesWell, records).walk(['s1'], { kind: 'undo' });
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'undo s1 a']);
    expect(driver.stands('s1')).toEqual(['undone']);
  });
});

describe('a step that was cut off after its run had ended well', () => {
  const plan = planOf([{ on: ['a'] }]);
  const cut = (hash: string): Records => ({ s1: { a: { kind: 'started', at: 5, ran: hash } } });

  it('is remembered as such while it is verified', () => {
    const driver = new Driver(plan, but('verify s1 a', open)).walk(['s1']);
    expect(recordsOf(plan, driver.state)).toEqual({ s1: { a: { kind: 'started', at: 2000, ran: 'h1' } } });
  });

  it('is remembered as such while it waits for the hosts it is to be verified with', () => {
    const both = planOf([{ strategy: 'together', on: ['a', 'b'] }]);
    const driver = new Driver(both, but('run s1 b', open)).walk(['s1']);
    expect(recordsOf(both, driver.state)['s1']?.['a']).toMatchObject({ kind: 'started', ran: 'h1' });
  });

  it('is verified and not run again', () => {
    const driver = new Driver(plan, goesWell, cut('h1'));
    expect(driver.stands('s1')).toEqual(['interrupted']);
    expect(driver.walk(['s1']).commands).toEqual(['connect a', 'verify s1 a']);
    expect(driver.stands('s1')).toEqual(['changed']);
  });

  it('is verified with the others of a together step', () => {
    const both = planOf([{ strategy: 'together', on: ['a', 'b'] }]);
    const driver = new Driver(both, goesWell, cut('h1')).walk(['s1']);
    expect(driver.commands.filter((command) => /^(run|verify)/.test(command))).toEqual([
      'run s1 b',
      'verify s1 a',
      'verify s1 b',
    ]);
  });

  it('is to be done again when its text changed since', () => {
    const driver = new Driver(plan, goesWell, cut('h0'));
    expect(driver.stands('s1')).toEqual(['changed-since-done']);
    expect(driver.walk(['s1']).commands).toEqual(['connect a', 'check s1 a', 'run s1 a', 'verify s1 a']);
  });
});

describe('a step that was done', () => {
  const plan = planOf([{ on: ['a'] }]);

  it.each(['do', 'recheck'] as const)('stays done in memory until its check says otherwise (%s)', (kind) => {
    const driver = new Driver(plan).walk(['s1']);
    const before = recordsOf(plan, driver.state);
    driver.answerWith(but('check s1 a', open)).walk(['s1'], { kind });
    expect(driver.commands.at(-1)).toBe('check s1 a');
    expect(recordsOf(plan, driver.state)).toEqual(before);
  });

  it('has failed when its check cannot be made in a walk that does it', () => {
    const driver = new Driver(plan).walk(['s1']);
    driver
      .answerWith(but('check s1 a', fails({ kind: 'timeout', phase: 'check', signal: 'TERM' })))
      .walk(['s1']);
    expect(driver.stands('s1')).toEqual(['failed']);
  });
});

describe('an undo', () => {
  const plan = planOf([{ on: ['a', 'b'] }]);

  it('leaves the step to be done again', () => {
    const driver = new Driver(plan).walk(['s1']).walk(['s1'], { kind: 'undo' });
    expect(driver.commands.slice(-2)).toEqual(['undo s1 a', 'undo s1 b']);
    expect(driver.stands('s1')).toEqual(['undone', 'undone']);
    expect(driver.state.result).toBe('ok');
  });

  it('fails with its exit status', () => {
    const driver = new Driver(plan, but('undo s1 a', endsWith(exited(2)))).walk(['s1'], { kind: 'undo' });
    expect(driver.outcome('s1', 'a')?.reason).toEqual({ kind: 'exit-code', phase: 'undo', code: 2 });
    expect(driver.state.result).toBe('failed');
  });

  it('does nothing where there is none', () => {
    const driver = new Driver(planOf([{ blocks: ['run'] }])).walk(['s1'], { kind: 'undo' });
    expect(driver.commands).toEqual([]);
    expect(driver.state.result).toBe('ok');
  });

  it('takes nothing back on hosts that the step is not for', () => {
    const driver = new Driver(planOf([{ on: ['a'], when: { family: ['rhel'] } }])).walk(['s1'], {
      kind: 'undo',
    });
    expect(driver.commands).toEqual(['connect a']);
    expect(driver.stands('s1')).toEqual(['pending']);
    const leftOut = new Driver(planOf([{ leftOut: 'only where x is y; here it is z' }]));
    expect(leftOut.walk(['s1'], { kind: 'undo' }).commands).toEqual([]);
  });

  const cut = { s1: { a: { kind: 'started', at: 5, job: 'w0.undo.s1.a' } } } as const;

  it('that was cut off is waited for before the step is done again', () => {
    const driver = new Driver(planOf([{ on: ['a'] }]), goesWell, cut).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'check s1 a', 'run s1 a', 'verify s1 a']);
  });

  it('that was cut off and ended well is not done twice', () => {
    const driver = new Driver(planOf([{ on: ['a'] }]), goesWell, cut).walk(['s1'], { kind: 'undo' });
    expect(driver.commands).toEqual(['connect a', 'attach s1 a']);
    expect(driver.stands('s1')).toEqual(['undone']);
  });

  it('that was cut off and ended badly is tried once more', () => {
    const answer = but('attach s1 a', endsWith(exited(1)));
    const driver = new Driver(planOf([{ on: ['a'] }]), answer, cut).walk(['s1'], { kind: 'undo' });
    expect(driver.commands).toEqual(['connect a', 'attach s1 a', 'undo s1 a']);
    expect(driver.jobs.at(-1)).toBe('w1.undo.s1.a');
  });

  it('of unknown end is remembered as an undo', () => {
    const answer = but('undo s1 a', endsWith({ kind: 'unknown', why: 'lost', mayRun: true }));
    const driver = new Driver(planOf([{ on: ['a'] }]), answer).walk(['s1'], { kind: 'undo' });
    expect(driver.outcome('s1', 'a')).toMatchObject({ status: 'unknown', job: 'w1.undo.s1.a' });
  });
});
