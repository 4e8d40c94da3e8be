import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../src/plan/build-plan.js';
import type { Plan } from '../../src/plan/types.js';
import { inEnglish } from '../support/in-english.js';
import { assets, clusterText, must, readSample, readSampleCluster, swap } from '../support/sample-runbook.js';

type Changes = Parameters<typeof readSample>[0];

const tryPlan = (cluster = clusterText, changes: Changes = {}, files = assets) => {
  const runbook = must(readSample(changes, files));
  return buildPlan(runbook, must(readSampleCluster(cluster, runbook)), files);
};
const planned = (cluster = clusterText, changes: Changes = {}, files = assets): Plan =>
  must(tryPlan(cluster, changes, files));
const problemsOf = (...args: Parameters<typeof tryPlan>): readonly string[] => {
  const plan = tryPlan(...args);
  return plan.ok ? [] : plan.problems.map(inEnglish);
};
const withVars = (vars: string): string => `${clusterText}vars: ${vars}\n`;

describe('a plan', () => {
  it('fills everything in for every host', () => {
    const [make, put] = planned().chapters.flatMap(({ steps }) => steps);
    expect(make?.work.map(({ host }) => host)).toEqual(['a', 'b']);
    expect(make?.work[0]?.run).toEqual({
      code: 'mkdir -p "$DATA_DIR"',
      variables: { DATA_DIR: '/var/lib/store' },
    });
    expect(put?.when).toEqual({ family: ['debian'] });
    expect(put?.work[2]).toMatchObject({
      host: 'c',
      files: [
        { path: '/etc/store.conf', content: 'name: c\nendpoints: 10.0.0.1,10.0.0.2\ndata: /var/lib/store\n' },
      ],
      artifacts: [{ file: 'store-3.5.16.tar.gz', url: 'https://releases.example/store-3.5.16.tar.gz' }],
      certificates: [{ commonName: 'c', dns: ['c'], ips: ['10.0.0.3'], days: 365 }],
    });
  });

  it('knows every value of every host, for commands that are edited', () => {
    expect(planned().values['b']).toEqual({
      HOST_NAME: 'b',
      HOST_ADDRESS: '10.0.0.2',
      CLUSTER_NAME: 'lab',
      PROFILE: 'current',
      STORE_VERSION: '3.5.16',
      DATA_DIR: '/var/lib/store',
      ENDPOINTS: '10.0.0.1,10.0.0.2',
    });
  });

  it('takes a value from the cluster before the profile before the default', () => {
    const plan = planned(withVars('{ store_version: 3.6.0 }'));
    expect(plan.values['a']).toMatchObject({ STORE_VERSION: '3.6.0', DATA_DIR: '/var/lib/store' });
  });

  it('refuses a version that does not go with the profile, with the reason', () => {
    expect(problemsOf(withVars('{ store_version: 3.3.0 }'))).toEqual([
      '/work/lab.yaml:6:24: store_version 3.3.0 does not go with the profile "current", which needs >=3.4.0 <3.7.0\n    older ones speak another language.',
    ]);
  });

  it('refuses a value of a wrong type, with its place', () => {
    expect(problemsOf(withVars('{ data_dir: relative }'))).toEqual([
      '/work/lab.yaml:6:19: "data_dir" is "relative" and should be an absolute path\n    Where data lies.',
    ]);
  });

  it('refuses a variable without a value', () => {
    const changes: Changes = { 'README.md': swap('path, default: /var/lib/store,', 'path,') };
    expect(problemsOf(clusterText, changes)[0]).toContain(
      'the variable "data_dir" has no value\n    set it under vars',
    );
  });

  it('refuses a step for a host that this cluster does not have', () => {
    const changes: Changes = { 'first.md': swap('on: etcd', 'on: [etcd, somewhere]') };
    expect(problemsOf(clusterText, changes)).toEqual([
      'book/first.md:7:1: step "make-folder" is on "somewhere", which is no role and no host of this cluster\n    it has: a, b, c',
    ]);
  });

  it('refuses a certificate for an address that is none', () => {
    const changes: Changes = { 'second.md': swap("ips: ['{{ host.address }}']", "ips: ['{{ host.name }}']") };
    expect(problemsOf(clusterText, changes)).toContain(
      'book/second.md:30:1: "a" is not an IP address\n    host names belong under dns',
    );
  });

  it('refuses a template that names what a host does not have', () => {
    const files = new Map([['store.conf', 'ok\n{{ host.adress }}\n']]);
    expect(problemsOf(clusterText, {}, files)[0]).toMatch(/^assets\/store\.conf:2:\d+: for a: .*adress/);
  });

  it.each<[string, readonly string[]]>([
    ['etcd', ['a', 'b']],
    ['all', ['a', 'b', 'c']],
    ['c', ['c']],
    ['[node, a]', ['a', 'b', 'c']],
    ['[etcd, node]\nstrategy: once', ['a']],
    ['node\nstrategy: once', ['b']],
  ])('picks the hosts of "on: %s" in the order of the cluster', (on, hosts) => {
    const plan = planned(clusterText, { 'first.md': swap('on: etcd', `on: ${on}`) });
    expect(plan.chapters[0]?.steps[0]?.work.map(({ host }) => host)).toEqual(hosts);
  });

  it('leaves a step out whose variables do not fit, and says why', () => {
    const changes: Changes = { 'second.md': swap("store_version: '>=3.4.0'", "store_version: '>=3.6.0'") };
    expect(planned(clusterText, changes).chapters[1]?.steps[0]?.leftOut).toBe(
      'only where store_version is >=3.6.0; here it is 3.5.16',
    );
  });
});

describe("the hash of a host's work", () => {
  const hashes = (...args: Parameters<typeof planned>): readonly string[] =>
    planned(...args).chapters.flatMap(({ steps }) =>
      steps.flatMap(({ work }) => work.map(({ hash }) => hash)),
    );
  const now = hashes();

  it.each<[string, Parameters<typeof planned>]>([
    ['nothing changed', []],
    ['another word of prose', [clusterText, { 'first.md': swap('Why.', 'Because.') }]],
    ['another timeout', [clusterText, { 'second.md': swap('timeout: 2m', 'timeout: 3m') }]],
    ['another way to a host', [clusterText.replace('hosts:', 'ssh: { port: 2222 }\nhosts:')]],
  ])('is the same with %s', (_what, args) => {
    expect(hashes(...args)).toEqual(now);
  });

  it.each<[string, Parameters<typeof planned>, readonly number[]]>([
    ['another value that a command reads', [withVars('{ data_dir: /data }')], [0, 1, 2, 3, 4]],
    ['another value that no command reads', [withVars('{ store_version: 3.5.17 }')], [2, 3, 4]],
    ['another command', [clusterText, { 'first.md': swap('mkdir -p "', 'mkdir -p -v "') }], [0, 1]],
    ['another template', [clusterText, {}, new Map([['store.conf', 'x\n']])], [2, 3, 4]],
    ['another address', [clusterText.replace('10.0.0.3', '10.0.0.9')], [4]],
    ['another member', [clusterText.replace('10.0.0.2', '10.0.0.9')], [2, 3, 4]],
  ])('changes with %s, where that matters', (_what, args, changed) => {
    const then = hashes(...args);
    expect(then.flatMap((hash, i) => (hash === now[i] ? [] : [i]))).toEqual(changed);
  });
});
