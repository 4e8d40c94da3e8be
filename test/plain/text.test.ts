import { describe, expect, it } from 'vitest';
import { movesBetween } from '../../src/engine/moves.js';
import { describePlan } from '../../src/plain/describe-plan.js';
import { textLines } from '../../src/plain/text-lines.js';
import { buildPlan } from '../../src/plan/build-plan.js';
import type { Plan } from '../../src/plan/types.js';
import { wordsIn, type Words } from '../../src/words/words.js';
import { Driver, but, endsWith, exited, type Answer } from '../engine/support.js';
import { planOf } from '../support/plans.js';
import { assets, clusterText, must, readSample, readSampleCluster } from '../support/sample-runbook.js';

const told = (plan: Plan, driver: Driver, words?: Words): readonly string[] => {
  const lines: string[] = [];
  const listener = textLines(plan, (line) => lines.push(line), words);
  const again = new Driver(plan, () => undefined);
  for (const event of driver.events) {
    const before = again.state;
    again.happen(event);
    if (event.type === 'run-finished')
      listener.printed?.({
        step: event.step,
        host: event.host,
        phase: 'run',
        stream: 'stdout',
        text: `seen on ${event.host}`,
      });
    listener.moved?.(movesBetween(plan, before, again.state), again.state);
  }
  return lines;
};

describe('a run as text', () => {
  it('is one line for each step on each host, with what was printed where it failed', () => {
    const plan = planOf([{ strategy: 'serial' }], ['a', 'node02']);
    const driver = new Driver(plan, but('run s1 node02', endsWith(exited(7)))).walk(['s1']);
    expect(told(plan, driver)).toEqual([
      '',
      'first › Step s1',
      '  a       + changed    3.0s',
      '  node02  x failed     2.0s  run ended with exit status 7',
      '            | seen on node02',
    ]);
  });

  it('shows what a step that only reads has seen', () => {
    const plan = planOf([{ risk: 'reads', blocks: ['run'] }], ['a']);
    expect(told(plan, new Driver(plan).walk(['s1'])).slice(2)).toEqual([
      '  a  = looked     1.0s',
      '       | seen on a',
    ]);
  });

  it('says what to do about a host that refuses, and what was undone', () => {
    const plan = planOf([{}], ['a']);
    const refuses: Answer = ({ host }) => ({
      type: 'host-refused',
      host,
      failure: 'refused',
      message: 'no',
      hint: 'ask',
    });
    expect(told(plan, new Driver(plan, but('connect a', refuses)).walk(['s1'])).slice(2)).toEqual([
      '  a  x failed     1.0s  no',
      '       ask',
    ]);
    expect(told(plan, new Driver(plan).walk(['s1'], { kind: 'undo' }))).toEqual([
      '',
      'first › Step s1',
      '  a  < undone',
    ]);
  });
});

it('a plan as text has everything filled in, and tells equal hosts once', () => {
  const runbook = must(readSample());
  const plan = must(buildPlan(runbook, must(readSampleCluster(clusterText, runbook)), assets));
  expect(describePlan(plan, wordsIn('en')).slice(0, 40).join('\n')).toMatchInlineSnapshot(`
    "Sample, on lab (profile current)
      a  10.0.0.1  etcd
      b  10.0.0.2  etcd, node
      c  10.0.0.3  node

    # First

    ## Make the folder  {make-folder}
       changes the host · on all hosts at once · on a and b
       a, b:
         check
           test -d "/var/lib/store"
         run
           mkdir -p "/var/lib/store"
         verify
           test -d "/var/lib/store"
         undo, on request
           rmdir "/var/lib/store"

    # Second

    ## Put things in place  {put}
       changes the host · started on all hosts, then judged together · on a, b and c
       only where family is debian, which the host decides
       cannot be undone: the files are small
       a:
         file /etc/store.conf (0600, root)
           name: a
           endpoints: 10.0.0.1,10.0.0.2
           data: /var/lib/store
         certificate /etc/store/pki/server.pem from CA store: CN a, server, names a, 10.0.0.1, 365 days
         release store-3.5.16.tar.gz to /opt/store.tar.gz (https://releases.example/store-3.5.16.tar.gz)
       b:
         file /etc/store.conf (0600, root)
           name: b
           endpoints: 10.0.0.1,10.0.0.2
           data: /var/lib/store
         certificate /etc/store/pki/server.pem from CA store: CN b, server, names b, 10.0.0.2, 365 days
         release store-3.5.16.tar.gz to /opt/store.tar.gz (https://releases.example/store-3.5.16.tar.gz)
       c:"
  `);
});

it('what happens is told in Chinese too', () => {
  const plan = planOf([{}], ['a']);
  const driver = new Driver(plan, but('run s1 a', endsWith(exited(7)))).walk(['s1']);
  expect(told(plan, driver, wordsIn('zh')).find((line) => line.includes('失败'))).toMatch(
    /^ {2}a {2}x 失败 {3}.*命令失败，退出码 7$/,
  );
});

it('a plan is told in Chinese too', () => {
  const runbook = must(readSample());
  const plan = must(buildPlan(runbook, must(readSampleCluster(clusterText, runbook)), assets));
  const lines = describePlan(plan, wordsIn('zh'));
  expect(lines[0]).toBe('Sample：集群 lab（方案 current）');
  expect(lines).toContain('   会改动主机 · 所有主机并行 · 主机 a 和 b');
  expect(lines).toContain('     撤销（按需执行）');
  expect(lines.some((line) => line.includes('由 CA store 签发') && line.endsWith('有效期 365 天'))).toBe(
    true,
  );
});
