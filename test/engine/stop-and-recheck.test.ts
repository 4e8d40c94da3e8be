import { describe, expect, it } from 'vitest';
import { planOf } from '../support/plans.js';
import { Driver, already, but, exited, fails, goesWell, open, refuses, type Answer } from './support.js';

describe('a stop', () => {
  const running = (command: string): Driver =>
    new Driver(planOf([{ on: ['a'] }, {}]), but(command, open)).walk(['s1', 's2']);

  it('while a host is connected leaves the step as it was', () => {
    const driver = running('connect a').happen({ type: 'stop-requested' });
    expect(driver.commands).toEqual(['connect a', 'stop']);
    driver.happen({ type: 'host-connected', host: 'a', facts: {} });
    expect(driver.stands('s1')).toEqual(['pending']);
    expect(driver.state.result).toBe('stopped');
  });

  it('during a check begins nothing after it', () => {
    const driver = running('check s1 a').happen({ type: 'stop-requested' });
    driver.happen({ type: 'check-finished', step: 's1', host: 'a', already: false });
    expect(driver.stands('s1')).toEqual(['pending']);
    expect(driver.state.result).toBe('stopped');
  });

  it('during a run waits for its end', () => {
    const driver = running('run s1 a').happen({ type: 'stop-requested' });
    expect(driver.state.walk?.stopping).toBe(true);
    driver.happen({
      type: 'run-finished',
      step: 's1',
      host: 'a',
      job: 'w1.run.s1.a',
      end: { kind: 'stopped', by: 'person', signal: 'TERM' },
    });
    expect(driver.outcome('s1', 'a')?.reason).toEqual({ kind: 'stopped', phase: 'run', signal: 'TERM' });
    expect(driver.state.result).toBe('stopped');
    expect(driver.stands('s2')).toEqual(['pending', 'pending', 'pending']);
  });

  it('during a run that ends well all the same does not call it verified', () => {
    const driver = running('run s1 a').happen({ type: 'stop-requested' });
    driver.happen({ type: 'run-finished', step: 's1', host: 'a', job: 'w1.run.s1.a', end: exited(0) });
    expect(driver.outcome('s1', 'a')).toMatchObject({
      status: 'failed',
      reason: { kind: 'stopped', phase: 'verify' },
    });
    expect(driver.commands.at(-1)).toBe('stop');
  });

  it('during the last verify keeps what it says', () => {
    const driver = running('verify s1 a').happen({ type: 'stop-requested' });
    driver.happen({ type: 'verify-finished', step: 's1', host: 'a', end: exited(0) });
    expect(driver.stands('s1')).toEqual(['changed']);
    expect(driver.state.result).toBe('stopped');
  });

  it('between run and verify of a together step ends those that wait', () => {
    const driver = new Driver(planOf([{ strategy: 'together', on: ['a', 'b'] }]), but('run s1 b', open)).walk(
      ['s1'],
    );
    expect(driver.stands('s1')).toEqual(['ran', 'running']);
    driver.happen({ type: 'stop-requested' });
    expect(driver.stands('s1')).toEqual(['failed', 'running']);
    driver.happen({ type: 'run-finished', step: 's1', host: 'b', job: 'w1.run.s1.b', end: exited(0) });
    expect(driver.state.result).toBe('stopped');
  });

  it('begins no other host of a serial step', () => {
    const driver = new Driver(planOf([{ strategy: 'serial' }]), but('run s1 a', open)).walk(['s1']);
    driver
      .happen({ type: 'stop-requested' })
      .happen({ type: 'run-finished', step: 's1', host: 'a', job: 'w1.run.s1.a', end: exited(0) });
    expect(driver.stands('s1')).toEqual(['failed', 'pending', 'pending']);
  });

  it('of nothing changes nothing', () => {
    const driver = new Driver(planOf([{}]));
    const before = driver.state;
    expect(driver.happen({ type: 'stop-requested' }).state).toBe(before);
    expect(driver.commands).toEqual([]);
  });
});

describe('a re-check', () => {
  const done = (): Driver => new Driver(planOf([{ on: ['a', 'b'] }])).walk(['s1']);

  it('keeps the outcome of what is still so', () => {
    const driver = done();
    const before = driver.outcome('s1', 'a');
    driver.answerWith(already).walk(['s1'], { kind: 'recheck' });
    expect(driver.outcome('s1', 'a')).toBe(before);
    expect(driver.state.result).toBe('ok');
  });

  it('finds what is no longer so, and repairs nothing', () => {
    const driver = done().walk(['s1'], { kind: 'recheck' });
    expect(driver.stands('s1')).toEqual(['no-longer-so', 'no-longer-so']);
    expect(driver.commands.slice(-2)).toEqual(['check s1 a', 'check s1 b']);
  });

  it('that could not be made says nothing', () => {
    const driver = done();
    const before = driver.outcome('s1', 'a');
    const broken: Answer = (command) =>
      command.type === 'check'
        ? fails({ kind: 'timeout', phase: 'check', signal: 'TERM' })(command)
        : goesWell(command);
    driver.answerWith(broken).walk(['s1'], { kind: 'recheck' });
    expect(driver.outcome('s1', 'a')).toBe(before);
  });

  it('leaves alone what was never done, failed, or cannot be checked', () => {
    const driver = new Driver(planOf([{}, { blocks: ['run'] }])).walk(['s2']);
    const before = driver.commands.length;
    driver.walk(['s1', 's2'], { kind: 'recheck' });
    expect(driver.commands.slice(before)).toEqual([]);
    expect(driver.stands('s2')).toEqual(['changed', 'changed', 'changed']);
  });

  it('that reaches nobody leaves everything as it stood', () => {
    const outcome = { status: 'changed', at: 1, durationMs: 1, hash: 'h1' } as const;
    const driver = new Driver(planOf([{ on: ['a'] }]), refuses, { s1: { a: { kind: 'finished', outcome } } });
    driver.walk(['s1'], { kind: 'recheck' });
    expect(driver.outcome('s1', 'a')).toEqual(outcome);
  });
});
