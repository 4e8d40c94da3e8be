import { describe, expect, it } from 'vitest';
import { planOf } from '../support/plans.js';
import { Driver, already, but, endsWith, exited, goesWell, open, refuses, type Answer } from './support.js';

describe('the hosts of a step', () => {
  it('are taken all at once when it is parallel', () => {
    const driver = new Driver(planOf([{}]), open).walk(['s1']);
    expect(driver.commands).toEqual(['connect a', 'connect b', 'connect c']);
  });

  it('are taken one after the other when it is serial', () => {
    const driver = new Driver(planOf([{ strategy: 'serial' }])).walk(['s1']);
    const hosts = driver.commands.map((command) => command.split(' ').at(-1));
    expect(hosts.join('')).toBe('aaaabbbbcccc');
  });

  it('are left alone after the first that fails when it is serial', () => {
    const driver = new Driver(planOf([{ strategy: 'serial' }]), but('run s1 b', endsWith(exited(1)))).walk([
      's1',
    ]);
    expect(driver.stands('s1')).toEqual(['changed', 'failed', 'pending']);
    expect(driver.state.result).toBe('failed');
  });

  it('go on when another fails, and the next step is not begun', () => {
    const driver = new Driver(planOf([{}, {}]), but('run s1 b', endsWith(exited(1)))).walk(['s1', 's2']);
    expect(driver.stands('s1')).toEqual(['changed', 'failed', 'changed']);
    expect(driver.stands('s2')).toEqual(['pending', 'pending', 'pending']);
  });

  it('are verified only when all have run when it is together', () => {
    const driver = new Driver(planOf([{ strategy: 'together' }])).walk(['s1']);
    const order = driver.commands
      .filter((command) => /^(run|verify)/.test(command))
      .map((command) => command[0]);
    expect(order.join('')).toBe('rrrvvv');
    expect(driver.stands('s1')).toEqual(['changed', 'changed', 'changed']);
  });

  it('that ran are verified even when another of a together step failed', () => {
    const driver = new Driver(planOf([{ strategy: 'together' }]), but('run s1 b', endsWith(exited(1))));
    expect(driver.walk(['s1']).stands('s1')).toEqual(['changed', 'failed', 'changed']);
  });

  it('wait in vain for nobody when those of a together step are so already', () => {
    const driver = new Driver(planOf([{ strategy: 'together' }]), but('check s1 a', already)).walk(['s1']);
    expect(driver.stands('s1')).toEqual(['already', 'changed', 'changed']);
  });

  it('that are asked for are the only ones taken', () => {
    const driver = new Driver(planOf([{}])).walk(['s1'], { hosts: ['b'] });
    expect(driver.stands('s1')).toEqual(['pending', 'changed', 'pending']);
  });

  it('that failed can be tried again alone', () => {
    const driver = new Driver(planOf([{}, {}]), but('run s1 b', endsWith(exited(1)))).walk(['s1', 's2']);
    driver.answerWith(goesWell).walk(['s1'], { hosts: ['b'] });
    expect(driver.commands.slice(-3)).toEqual(['check s1 b', 'run s1 b', 'verify s1 b']);
    expect(driver.stands('s1')).toEqual(['changed', 'changed', 'changed']);
  });

  it('of a step for nobody are none', () => {
    const driver = new Driver(planOf([{ on: [] }, {}])).walk(['s1', 's2']);
    expect(driver.stands('s2')).toEqual(['changed', 'changed', 'changed']);
  });
});

describe('conditions', () => {
  it('on facts are decided by every host for itself', () => {
    const facts: Answer = (command) =>
      command.type === 'connect'
        ? {
            type: 'host-connected',
            host: command.host,
            facts: { family: command.host === 'b' ? 'rhel' : 'debian' },
          }
        : goesWell(command);
    const driver = new Driver(planOf([{ when: { family: ['rhel'] } }]), facts).walk(['s1']);
    expect(driver.stands('s1')).toEqual(['skipped', 'changed', 'skipped']);
    expect(driver.outcome('s1', 'a')?.reason).toEqual({
      kind: 'condition',
      of: 'fact',
      message: 'only where family is rhel; here it is debian',
    });
    expect(driver.state.result).toBe('ok');
  });

  it('on variables leave a step out without a look at any host', () => {
    const driver = new Driver(planOf([{ leftOut: 'only where x is y; here it is z' }])).walk(['s1']);
    expect(driver.commands).toEqual([]);
    expect(driver.stands('s1')).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it('are decided anew when a variable has changed since', () => {
    const out = 'only where x is y; here it is z';
    const skipped = (of: 'variable' | 'fact') => ({
      s1: {
        a: {
          kind: 'finished',
          outcome: {
            status: 'skipped',
            at: 1,
            durationMs: 0,
            hash: 'h1',
            reason: { kind: 'condition', of, message: out },
          },
        },
      } as const,
    });
    const standing = (step: object, of: 'variable' | 'fact') =>
      new Driver(planOf([{ on: ['a'], ...step }]), goesWell, skipped(of)).stands('s1');
    expect(standing({}, 'variable')).toEqual(['pending']);
    expect(standing({}, 'fact')).toEqual(['pending']);
    expect(standing({ leftOut: out }, 'variable')).toEqual(['skipped']);
    expect(standing({ when: { family: ['rhel'] } }, 'fact')).toEqual(['skipped']);
    expect(standing({ when: { family: ['rhel'] } }, 'variable')).toEqual(['pending']);
  });
});

describe('a host that refuses', () => {
  it('fails its step and is told apart from a step that failed', () => {
    const driver = new Driver(planOf([{}]), but('connect b', refuses)).walk(['s1']);
    expect(driver.stands('s1')).toEqual(['changed', 'failed', 'changed']);
    expect(driver.outcome('s1', 'b')?.reason).toMatchObject({
      kind: 'unreachable',
      hint: 'look at its cable',
    });
    expect(driver.state.result).toBe('unreachable');
  });

  it('does not hide that a step failed elsewhere', () => {
    const answer: Answer = (command) =>
      command.type === 'connect' && command.host === 'b'
        ? refuses(command)
        : but('run s1 a', endsWith(exited(1)))(command);
    expect(new Driver(planOf([{}]), answer).walk(['s1']).state.result).toBe('failed');
  });

  it('is asked again by the next walk; hosts that answered are not', () => {
    const driver = new Driver(planOf([{}]), but('connect b', refuses)).walk(['s1']);
    driver.answerWith(goesWell).walk(['s1']);
    expect(driver.commands.filter((command) => command.startsWith('connect'))).toEqual([
      'connect a',
      'connect b',
      'connect c',
      'connect b',
    ]);
  });
});

describe('a person', () => {
  it('may skip a step with a reason', () => {
    const driver = new Driver(planOf([{}]), but('run s1 b', endsWith(exited(1)))).walk(['s1']);
    driver.happen({ type: 'step-skipped', step: 's1', hosts: ['b'], reason: 'done by hand' });
    expect(driver.outcome('s1', 'b')).toMatchObject({
      status: 'skipped',
      reason: { kind: 'skipped', message: 'done by hand' },
    });
    expect(driver.stands('s1')).toEqual(['changed', 'skipped', 'changed']);
  });

  it('cannot skip what is going on', () => {
    const driver = new Driver(planOf([{ on: ['a'] }]), but('run s1 a', open)).walk(['s1']);
    driver.happen({ type: 'step-skipped', step: 's1', reason: 'bored' });
    expect(driver.stands('s1')).toEqual(['running']);
  });

  it('may edit a command and take the edit back', () => {
    const driver = new Driver(planOf([{}])).happen({ type: 'step-edited', step: 's1', code: 'true' });
    expect(driver.state.edits).toEqual({ s1: 'true' });
    expect(driver.happen({ type: 'step-edited', step: 's1', code: undefined }).state.edits).toEqual({});
  });

  it('cannot begin a walk while another goes on', () => {
    const driver = new Driver(planOf([{}]), open).walk(['s1']);
    const before = driver.state;
    expect(driver.walk(['s1']).state).toBe(before);
  });
});
