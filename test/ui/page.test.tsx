import { afterEach, describe, expect, it } from 'vitest';
import { finishedRecords } from './support/records.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

describe('the page of a step', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const swapOff = async (options: Parameters<typeof openUi>[0] = {}): Promise<void> => {
    ui = openUi({ opened: true, ...options });
    await ui.seen('What a host needs');
    await ui.type('nn');
    await ui.seen('Turn swap off');
  };

  it('goes through theory and steps in order with Enter, and back with p', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type(keys.enter);
    await ui.seen('one reason that is rather long');
    await ui.type(keys.enter);
    await ui.seen('The kernel may move memory to disk.');
    await ui.type('p');
    await ui.seen('one reason that is rather long');
  });

  it('shows the reason, then what is checked, run, verified and undone, then what it means', async () => {
    await swapOff();
    expect(
      ui
        .frame()
        .split('\n')
        .slice(2, 21)
        .map((row) => row.trimEnd()),
    ).toEqual([
      ' [Text]   Commands    Output                   [master01 ·] node01 ·  node02 ·',
      ' · to do',
      ' changes the host, on all hosts at once, up to 60 s',
      '',
      ' The kernel may move memory to disk.',
      '',
      ' Check: is it already so?',
      '   test -z "$(swapon --noheadings --show)"',
      '',
      ' Run',
      '   swapoff -a',
      "   sed -ri 's/^([^#].*[[:space:]]swap[[:space:]].*)$/#\\1/' /etc/fstab",
      '',
      ' Verify',
      '   test -z "$(swapon --noheadings --show)"',
      '',
      ' Undo',
      '   swapon -a',
      '',
    ]);
  });

  it('says how much is out of sight below, until it is in view', async () => {
    await swapOff();
    await ui.seen('more rows below');
    await ui.type('G');
    await ui.gone('below');
    await ui.seen('sed -ri: -r extended expressions');
  });

  it('stands the two panes beside each other from 100 columns on', async () => {
    await swapOff({ size: { columns: 100, rows: 30 } });
    const row = ui
      .frame()
      .split('\n')
      .find((one) => one.includes('The kernel may move'));
    expect(row).toContain('│ changes the host');
  });

  it('fills in the values of the host that is looked at', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('nnn');
    await ui.seen('mkdir -p "/var/lib/store"');
  });

  it('points at the fragment that an explanation is about', async () => {
    await swapOff();
    await ui.type('e');
    await ui.seen('❯ swapoff -a\n');
    await ui.seen('❯ swapoff -a: turns off every swap device');
    await ui.type('e');
    await ui.seen("❯ sed -ri 's/");
  });

  it('switches the host with arrows and keeps to the hosts of the step', async () => {
    await swapOff();
    await ui.type(keys.right);
    await ui.seen('[node01 ·]');
    await ui.type(keys.left + keys.left);
    await ui.seen('[node02 ·]');
  });

  it('runs nothing without machines and says how to get there', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter);
    await ui.seen('Chapters');
    await ui.type('jj', keys.enter);
    await ui.seen('swapoff -a');
    await ui.type('r');
    await ui.seen('You are reading without machines');
  });

  it('asks for a word to be typed before a step that destroys', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('nnnn');
    await ui.seen('destroys something on the host');
    await ui.type(keys.enter);
    await ui.seen('Type master01 to go on');
    await ui.type('yes', keys.enter);
    expect(ui.wishes).toEqual([]);
    await ui.type('\u0015master01', keys.enter);
    await ui.until(() => ui.wishes.length === 1, 'the wish');
    await ui.seen('Wipe the store: done.');
  });

  it('says of a step that was cut off where, and what Enter does about it', async () => {
    const cut = { kind: 'started', at: 0, job: 'w0.swap-off.node01' } as const;
    // The first host had only been looked at: nothing was cut off there.
    const looked = { kind: 'started', at: 0 } as const;
    ui = openUi({ opened: true, records: { 'swap-off': { master01: looked, node01: cut } } });
    await ui.seen('Turn swap off');
    await ui.seen('was cut off; not known');
    await ui.seen('left running, then checks, and runs again only if it must.');
  });

  it('lands on the step to go on with, and looks again at what was done before', async () => {
    ui = openUi({
      opened: true,
      records: finishedRecords(['swap-off']),
      answer: ({ phase }) => (phase === 'check' ? undefined : { kind: 'exited', code: 0 }),
    });
    await ui.seen('Make the data folder');
    await ui.seen('Resumed at Make the data folder; looking again at 1 step done before.');
    expect(ui.wishes).toEqual([{ type: 'walk-requested', kind: 'recheck', steps: ['swap-off'] }]);
    await ui.until(() => ui.hosts.waiting.length === 3, 'three checks');
    await ui.type(keys.down);
    await ui.seen('re-checking Turn swap off');
    for (const asked of [...ui.hosts.waiting])
      asked.end({ kind: 'exited', code: asked.host === 'node01' ? 1 : 0 });
    await ui.seen('No longer as it was left: Turn swap off.');
  });

  it('lets a re-check finish before a step that was asked for meanwhile', async () => {
    let checking = true;
    ui = openUi({
      opened: true,
      records: finishedRecords(['swap-off']),
      answer: ({ phase }) => (phase === 'check' && checking ? undefined : { kind: 'exited', code: 0 }),
    });
    await ui.seen('Resumed at');
    await ui.until(() => ui.hosts.waiting.length === 3, 'three checks');
    await ui.type(keys.enter);
    await ui.seen('this one starts right after');
    checking = false;
    for (const asked of [...ui.hosts.waiting]) asked.end({ kind: 'exited', code: 0 });
    await ui.seen('Make the data folder: done.');
    expect(ui.wishes.map((wish) => (wish.type === 'walk-requested' ? wish.kind : wish.type))).toEqual([
      'recheck',
      'do',
    ]);
  });

  it('is read-only while another program holds the session', async () => {
    ui = openUi({
      opened: true,
      opens: (execution) => ({ kind: 'held', execution, holder: 'process 4711' }),
    });
    await ui.seen('Read only: process 4711 works on this session.');
    await ui.type('nn', keys.enter);
    await ui.seen('Close it there');
    expect(ui.wishes).toEqual([]);
  });
});
