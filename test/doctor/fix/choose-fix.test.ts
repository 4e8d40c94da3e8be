import { describe, expect, it } from 'vitest';
import { readCluster } from '../../../src/cluster/read-cluster.js';
import { vocabularyOf } from '../../../src/commands/load-plan.js';
import { diagnose } from '../../../src/doctor/diagnose.js';
import { chooseFix } from '../../../src/doctor/fix/choose-fix.js';
import { withFix } from '../../../src/doctor/fix/with-fix.js';
import { standingOf } from '../../../src/doctor/guard/standing.js';
import { buildPlan } from '../../../src/plan/build-plan.js';
import { ownHandbook } from '../support/own-handbook.js';
import { crashed, hostWith, type Story } from '../support/report.js';

const { handbook, runbook, assets } = await ownHandbook();

const text = `name: three
hosts:
  - { name: master01, address: 192.168.204.171, roles: [master, etcd] }
  - { name: node01, address: 192.168.204.173, roles: [node, etcd] }
  - { name: node02, address: 192.168.204.175, roles: [node, etcd] }
`;
const read = readCluster({ text, file: 'c.yaml', resolvePath: (path) => path }, vocabularyOf(runbook));
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const cluster = read.value;
const members = cluster.hosts.map(({ name }) => name);

const fixOf = (stories: Readonly<Record<string, Story>>) => {
  const hosts = members.map((name) => hostWith(name, stories[name]));
  const [finding] = diagnose(handbook, hosts);
  if (!finding) throw new Error('nothing was found');
  return chooseFix(handbook, finding, cluster.hosts, standingOf(members, hosts));
};

const empty: Story = {
  instead: {
    'unit etcd': crashed,
    'data 700 etcd yes /var/lib/etcd/default.etcd': ['d 4096 700 etcd member/snap'],
  },
};

describe('a fix', () => {
  it('is the steps of the trouble on the host where it was found, after a copy from another', () => {
    const fix = fixOf({ node01: empty });
    expect(fix).toMatchObject({
      kind: 'judged',
      verdict: {
        kind: 'go',
        givenUp: ['node01'],
        steps: [
          { id: 'keep-snapshot', hosts: ['master01'] },
          { id: 'replace-member', hosts: ['node01'] },
        ],
      },
    });
  });

  it('is refused where it would take the majority', () => {
    const dead: Story = {
      instead: { 'unit etcd': ['LoadState=loaded', 'ActiveState=failed', 'Result=exit-code'] },
    };
    const fix = fixOf({ node01: empty, node02: dead });
    expect(fix).toMatchObject({ kind: 'judged', verdict: { kind: 'refused', why: { left: ['master01'] } } });
  });

  it('makes a plan of the whole runbook and one more chapter, in which its steps have just their hosts', () => {
    const fix = fixOf({ node01: empty });
    if (fix.kind !== 'judged' || fix.verdict.kind !== 'go') throw new Error(JSON.stringify(fix));
    const plan = buildPlan(
      withFix(runbook, handbook, fix.trouble.chapter, fix.verdict.steps),
      cluster,
      assets,
    );
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const { chapters } = plan.value;
    expect(chapters.map(({ id }) => id)).toEqual([
      ...runbook.chapters.map(({ id }) => id),
      'already-bootstrapped',
    ]);
    expect(chapters.at(-1)?.steps.map(({ id, work }) => [id, work.map(({ host }) => host)])).toEqual([
      ['keep-snapshot', ['master01']],
      ['replace-member', ['node01']],
    ]);
  });

  it('takes a step that it borrows from a chapter over, so that there is only one of it', () => {
    const swap: Story = { instead: { fstab: ['/swapfile none swap sw 0 0'] } };
    const fix = fixOf({ node02: swap });
    if (fix.kind !== 'judged' || fix.verdict.kind !== 'go') throw new Error(JSON.stringify(fix));
    const plan = buildPlan(
      withFix(runbook, handbook, fix.trouble.chapter, fix.verdict.steps),
      cluster,
      assets,
    );
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const found = plan.value.chapters.flatMap(({ steps }) => steps).filter(({ id }) => id === 'swap-off');
    expect(found.map(({ chapter, work }) => [chapter, work.map(({ host }) => host)])).toEqual([
      ['swap-back', ['node02']],
    ]);
  });
});
