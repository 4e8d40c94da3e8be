import { afterEach, describe, expect, it } from 'vitest';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

describe('the home screen', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const session = {
    cluster: 'lab',
    clusterFile: '/tmp/lab.yaml',
    lastUsed: 0,
    resumeAt: 'First things › Turn swap off (2 of 3 hosts done)',
    stepsDone: 0,
    stepsTotal: 3,
  };

  it('offers reading, practice machines, own machines and quitting when there is nothing to resume', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume yet.');
    const rows = ui
      .frame()
      .split('\n')
      .map((row) => row.trimEnd());
    expect(rows.slice(0, 8)).toEqual([
      ' kubewalk',
      ` ${'─'.repeat(78)}`,
      '',
      ' A sample runbook',
      ' Walks through a runbook on real machines, with the reason for every command',
      ' beside it.',
      '',
      ' Nothing to resume yet.',
    ]);
    // The first time, everything is explained on this one screen.
    expect(ui.frame()).toContain('• Each step is shown first');
    expect(ui.frame()).toContain('❯ Read the chapters (no machines needed)');
    expect(ui.frame()).toContain('  Quit');
  });

  it('puts sessions first, with the place where they go on', async () => {
    ui = openUi({ sessions: [session] });
    await ui.seen('❯ Resume lab: First things › Turn swap off (2 of 3 hosts done)');
    await ui.type(keys.enter);
    await ui.seen('First things');
    expect(ui.state().session?.plan.cluster.name).toBe('lab');
  });

  it('says of a finished session that everything is done', async () => {
    const { resumeAt: _, ...finished } = session;
    ui = openUi({ sessions: [finished] });
    await ui.seen('Open lab: everything is done');
  });

  it('opens the chapters to read without machines', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter);
    await ui.seen('kubewalk › Chapters');
  });

  it('shows how the practice machines come up and then opens them', async () => {
    let ready: () => void = () => undefined;
    ui = openUi({
      lab: (tell) => {
        tell('making lab-1');
        return new Promise((resolve) => {
          ready = () => {
            resolve({ kind: 'created', clusterFile: '/tmp/lab.yaml' });
          };
        });
      },
    });
    await ui.seen('Nothing to resume');
    await ui.type(keys.down, keys.enter);
    await ui.seen('making lab-1');
    ready();
    await ui.seen('What a host needs');
  });

  it('says why practice machines cannot be had and what to do', async () => {
    ui = openUi({
      lab: () =>
        Promise.resolve({
          kind: 'refused',
          message: 'systemd-nspawn is missing',
          hint: 'apt-get install systemd-container',
        }),
    });
    await ui.seen('Nothing to resume');
    await ui.type(keys.down, keys.enter);
    await ui.seen('systemd-nspawn is missing');
    expect(ui.frame()).toContain('apt-get install systemd-container');
    await ui.type(keys.escape);
    await ui.seen('Practice machines on this computer');
  });

  it('leaves with q, and with Ctrl-C pressed twice', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.ctrlC);
    await ui.seen('Press Ctrl-C again to leave');
    expect(ui.calls.quit).toBe(0);
    await ui.type(keys.ctrlC);
    expect(ui.calls.quit).toBe(1);
    await ui.type('q');
    expect(ui.calls.quit).toBe(2);
  });

  it('forgets the first Ctrl-C when another key follows', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.ctrlC, keys.down, keys.ctrlC);
    expect(ui.calls.quit).toBe(0);
  });

  it('opens a cluster file by its path, and shows every problem with its place', async () => {
    const problems = [
      {
        file: '/tmp/c.yaml',
        line: 4,
        column: 7,
        message: 'no such role: mastre',
        hint: 'did you mean master?',
      },
    ];
    ui = openUi({ opens: () => ({ kind: 'problems', problems }) });
    await ui.seen('Nothing to resume');
    await ui.type(keys.down, keys.down, keys.enter);
    await ui.seen('Open a cluster file');
    await ui.type(keys.enter);
    await ui.seen('Path of the cluster file');
    await ui.type('/tmp/c.yamll', keys.backspace, keys.enter);
    await ui.seen('/tmp/c.yaml:4:7');
    expect(ui.frame()).toContain('no such role: mastre');
    expect(ui.frame()).toContain('did you mean master?');
    await ui.type(keys.escape);
    await ui.seen('> /tmp/c.yaml');
  });
});
