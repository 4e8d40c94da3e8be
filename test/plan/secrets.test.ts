import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../src/plan/build-plan.js';
import { secretsIn } from '../../src/plan/secrets.js';
import { inEnglish } from '../support/in-english.js';
import { assets, clusterText, must, readSample, readSampleCluster, swap } from '../support/sample-runbook.js';

const declared = '  store_version: { type: version, about: The release. }';
const withSecret = (more = 'secret: true', page = ''): Parameters<typeof readSample>[0] => ({
  'README.md': (text) =>
    swap(declared, `${declared}\n  token: { type: text, about: Opens it., ${more} }`)(text) + page,
});

const planned = (token: string | undefined, more?: string) => {
  const runbook = must(readSample(withSecret(more)));
  const vars = token === undefined ? '' : `vars: { token: ${JSON.stringify(token)} }\n`;
  return buildPlan(runbook, must(readSampleCluster(clusterText + vars, runbook)), assets);
};

describe('a secret variable', () => {
  it.each([
    [undefined, { kind: 'ask' }],
    ['ask', { kind: 'ask' }],
    ['env:REGISTRY_TOKEN', { kind: 'env', name: 'REGISTRY_TOKEN' }],
    ['file:~/token', { kind: 'file', path: '~/token' }],
  ])('written as %s comes from there, and is no value of the plan', (token, from) => {
    const plan = must(planned(token));
    expect(plan.secrets).toEqual([{ name: 'token', about: 'Opens it.', from }]);
    expect(Object.keys(plan.values['a'] ?? {})).not.toContain('TOKEN');
    expect(secretsIn({ code: 'echo "$TOKEN"', variables: {} }, plan)).toEqual(plan.secrets);
    expect(secretsIn({ code: "echo '$TOKEN'", variables: {} }, plan)).toEqual([]);
  });

  it('is refused where it stands in the cluster file, and not repeated', () => {
    const plan = planned('hunter2');
    expect(plan.ok ? [] : plan.problems.map(inEnglish)).toEqual([
      '/work/lab.yaml:6:16: "token" is a secret, and its value must not stand in this file\n' +
        '    write "ask", "env:NAME" or "file:PATH"; change the secret if this file was shared',
    ]);
  });

  it.each([
    ['secret: true, default: hunter2', 'a secret is a text without a default'],
    ['secret: sometimes', 'should be true, or not be there'],
  ])('cannot be declared as %s', (more, words) => {
    const read = readSample(withSecret(more));
    expect(read.ok ? '' : read.problems.map(inEnglish).join()).toContain(words);
  });

  it('is not given to templates, which would put it into a file', () => {
    const files = new Map([...assets, ['store.conf', 'token: {{ token }}\n']]);
    const read = readSample(withSecret(), files);
    expect(read.ok ? [] : read.problems.map(inEnglish)).toEqual([
      'assets/store.conf:1:1: the template takes "token", which is a secret\n' +
        '    only shell blocks are given secrets, as $TOKEN: a file would keep it',
    ]);
  });
});
