import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRestored } from '../journeys/support/expect-restored.js';
import type { OpenedTerminal } from '../journeys/support/open-terminal.js';
import { sizes } from '../journeys/support/sizes.js';
import { startKubewalk } from '../journeys/support/start.js';
import { walkOn } from '../journeys/support/walk-on.js';
import { expectContainersMeet, expectHealthyEtcd } from './support/ground-floor.js';
import { artifact, openPractice, type Practice } from './support/practice.js';

const cuttingAt = 'Start the members';

/** As few as a cluster can have: what more of them look like is seen on the tour, and this takes its time. */
const hosts = [
  { name: 'master01', address: '192.168.204.171', roles: ['master', 'etcd', 'node'] },
  { name: 'node01', address: '192.168.204.173', roles: ['node', 'etcd'] },
];

describe.each(sizes)('the screens at %i x %i, from bare machines to the end', (columns, rows) => {
  let practice: Practice;

  beforeAll(async () => {
    await Promise.all(['etcd-v3.5.16', 'flannel-v0.28.10'].map(artifact));
    practice = await openPractice('tui', { hosts });
  });
  afterAll(() => practice.remove());

  const start = (): OpenedTerminal =>
    startKubewalk([], {
      columns,
      rows,
      patienceMs: 240_000,
      env: { KUBEWALK_HOME: practice.operator.kubewalk, HOME: practice.operator.folder },
    });

  const title = (terminal: OpenedTerminal): string => terminal.lines()[0] ?? '';

  it('walks to etcd, is killed in the middle of a step, and resumes there', async () => {
    const first = start();
    await first.seen('Nothing to resume yet.');
    await first.choose('My own machines');
    await first.choose('Open a cluster file');
    await first.seen('Path of the cluster file');
    first.type(`${practice.lab.paths.clusterFile}\r`);
    await first.until(() => title(first).includes('Architecture'), 'the first page');
    await walkOn(first, () => title(first).includes(cuttingAt) && /\* \S+ +running/.test(first.text()));
    process.kill(first.children()[0] ?? 0, 'SIGKILL');
    await first.seen('ends with 137');

    const second = start();
    await second.seen(`Resume ${practice.lab.spec.name}: etcd`);
    expect(second.text()).toContain(cuttingAt);
    await second.choose(`Resume ${practice.lab.spec.name}`);
    await second.until(() => title(second).includes(cuttingAt), 'the step that was cut off');
    await second.seen('was cut off; not known');
    await second.seen('enter look and go on');
    second.type('\r');
    await second.seen(`${cuttingAt}: done.`);
    await expectHealthyEtcd(practice);

    await walkOn(second, () => second.text().includes('Everything is done'));
    expect(second.text()).toContain('The record of this session lies in');
    second.type('qqqq');
    await expectRestored(second, 0);
    await expectContainersMeet(practice);
  });

  it('shows a finished session as finished, and finds that everything is still so', async () => {
    const terminal = start();
    await terminal.choose(`Open ${practice.lab.spec.name}: everything is done`);
    await terminal.seen('Everything is done');
    await terminal.seen('Everything done before is still so.');
    terminal.type('qqq');
    await expectRestored(terminal, 0);
  });
});
