import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type OpenedTerminal } from '../journeys/support/open-terminal.js';
import { walkOn } from '../journeys/support/walk-on.js';
import { expectContainersMeet, expectHealthyEtcd } from './support/ground-floor.js';
import { artifact, openPractice, type Practice } from './support/practice.js';
import { program } from './support/program.js';

const cuttingAt = 'Start the members';

describe('the screens, from bare machines to the end', () => {
  let practice: Practice;
  let terminal: OpenedTerminal;

  beforeAll(async () => {
    await Promise.all(['etcd-v3.5.16', 'flannel-v0.28.10'].map(artifact));
    practice = await openPractice('tui');
  });
  afterAll(() => practice.remove());
  afterEach(() => {
    terminal.close();
  });

  const start = (): void => {
    terminal = openTerminal(process.execPath, [program()], {
      patienceMs: 240_000,
      env: { KUBEWALK_HOME: practice.operator.kubewalk, HOME: practice.operator.folder },
    });
  };

  const title = (): string => terminal.lines()[0] ?? '';

  it('walks to etcd, is killed in the middle of a step, and resumes there', async () => {
    start();
    await terminal.seen('Nothing to resume yet.');
    await terminal.choose('My own machines');
    await terminal.choose('Open a cluster file');
    await terminal.seen('Path of the cluster file');
    terminal.type(`${practice.lab.paths.clusterFile}\r`);
    await terminal.until(() => title().includes('Architecture'), 'the first page');
    await walkOn(terminal, () => title().includes(cuttingAt) && /\* \S+ +running/.test(terminal.text()));
    terminal.kill('SIGKILL');
    await terminal.ended();
    terminal.close();

    start();
    await terminal.seen(`Resume ${practice.lab.spec.name}: etcd`);
    expect(terminal.text()).toContain(cuttingAt);
    await terminal.choose(`Resume ${practice.lab.spec.name}`);
    await terminal.until(() => title().includes(cuttingAt), 'the step that was cut off');
    await terminal.seen('was cut off; not known');
    expect(terminal.lines().at(-1)).toContain('enter look and go on');
    terminal.type('\r');
    await terminal.seen(`${cuttingAt}: done.`);
    await expectHealthyEtcd(practice);

    await walkOn(terminal, () => terminal.text().includes('Everything is done'));
    expect(terminal.text()).toContain('The record of this session lies in');
    terminal.type('qqqq');
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
    await expectContainersMeet(practice);
  });

  it('shows a finished session as finished, and finds that everything is still so', async () => {
    start();
    await terminal.choose(`Open ${practice.lab.spec.name}: everything is done`);
    await terminal.seen('Everything is done');
    await terminal.seen('Everything done before is still so.');
    terminal.type('qqq');
    expect(await terminal.ended()).toEqual({ exitCode: 0, signal: 0 });
  });
});
