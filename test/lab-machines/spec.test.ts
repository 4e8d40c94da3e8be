import { describe, expect, it } from 'vitest';
import { networkPlan } from '../../src/lab/network-plan.js';
import { defaultLabSpec, labSpec, type LabSpec } from '../../src/lab/spec.js';

const problemsOf = (changes: Partial<LabSpec>): string[] => {
  const result = labSpec.safeParse({ ...defaultLabSpec('lab'), ...changes });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
};
const host = (name: string, address: string): LabSpec['hosts'][number] => ({ name, address, roles: [] });

describe('what a lab may consist of', () => {
  it('accepts the lab of the first runbook', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each(['../elsewhere', 'Lab', '1lab', '', 'a-name-that-is-much-too-long', 'base-bookworm', 'artifacts'])(
    'refuses the name %j, which would not make a folder of its own',
    (name) => {
      expect(problemsOf({ name })).toHaveLength(1);
    },
  );

  it('tells every pair of hosts that clash, and hosts that no one bridge can join', () => {
    const hosts = [
      host('a', '10.0.0.1'),
      host('a', '10.0.0.2'),
      host('b', '10.0.1.2'),
      host('c', '10.0.0.1'),
    ];
    expect(problemsOf({ hosts })).toEqual([
      'two hosts are named a',
      'two hosts have 10.0.0.1',
      'all addresses of a lab are in one /24 network',
    ]);
  });
});

describe('the network of a lab', () => {
  it('has its gateway at the first address of the hosts', () => {
    expect(networkPlan([host('a', '10.1.2.3')])).toEqual({ gateway: '10.1.2.1', prefixLength: 24 });
  });

  it('moves the gateway out of the way of a host that has the first address', () => {
    expect(networkPlan([host('a', '10.1.2.3'), host('b', '10.1.2.1')]).gateway).toBe('10.1.2.254');
  });
});
