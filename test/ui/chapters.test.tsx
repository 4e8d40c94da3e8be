import { afterEach, describe, expect, it } from 'vitest';
import { finishedRecords } from './support/records.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

describe('the list of chapters', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const rowsOf = (frame: string): readonly string[] => frame.split('\n').map((row) => row.trimEnd());

  it('lists chapters and their pages when there are no machines', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter);
    await ui.seen('kubewalk › Chapters');
    expect(rowsOf(ui.frame()).slice(2, 9)).toEqual([
      ' ❯ First things',
      `     Why swap matters${' '.repeat(51)}reading`,
      `     Turn swap off${' '.repeat(45)}changes the host`,
      '   The store',
      `     Make the data folder${' '.repeat(38)}changes the host`,
      `     Wipe the store${' '.repeat(30)}destroys something on the host`,
      '',
    ]);
  });

  it('takes two keys that arrive in one chunk as two moves', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter);
    await ui.seen('Chapters');
    await ui.type('jj');
    await ui.seen('❯   Turn swap off');
    await ui.type(keys.up + keys.up);
    await ui.seen('❯ First things');
    await ui.type('kG');
    await ui.seen('❯   Wipe the store');
    await ui.type(keys.down);
    await ui.seen('❯   Wipe the store');
  });

  it('shows for each step how it stands on each host, and where to go on', async () => {
    ui = openUi({
      opened: true,
      records: finishedRecords(['swap-off']),
      answer: () => ({ kind: 'exited', code: 0 }),
    });
    await ui.seen('Everything done before is still so.');
    await ui.type(keys.escape);
    await ui.seen('1 of 3 steps done');
    const rows = rowsOf(ui.frame());
    expect(rows[2]).toBe(` ███████░░░░░░░░░░░░░ 1 of 3 steps done${' '.repeat(17)} master01 node01 node02`);
    expect(rows[6]).toContain('✓ Turn swap off');
    expect(rows[6]).toMatch(/done ✓ {8}✓ {6}✓$/);
    expect(rows[8]).toContain('❯   · Make the data folder');
    expect(rows[8]).toMatch(/here to do · {8}· {6}·$/);
    // A step that is not for a host has no mark under it.
    expect(rows[9]).toMatch(/to do ·$/);
  });

  it('is narrowed to what is typed after /, opens it, and is whole again after Escape', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type(keys.escape);
    await ui.seen('/ find');
    await ui.type('/', 'folder');
    await ui.gone('Turn swap off');
    await ui.seen('❯   · Make the data folder');
    expect(ui.frame()).toContain('The store');
    await ui.type(keys.enter, keys.enter);
    await ui.seen('mkdir -p');
    await ui.type(keys.escape);
    await ui.seen('Only folder');
    await ui.type(keys.escape);
    await ui.seen('Turn swap off');
    expect(ui.frame()).toContain('❯   · Make the data folder');
  });

  it('says when no page is called like that', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter, '/', 'zzz');
    await ui.seen('No page is called like that.');
    await ui.type(keys.enter, keys.enter, keys.escape);
    await ui.seen('❯ First things');
  });

  it('shows the page beside the list where there is room for both', async () => {
    ui = openUi({ size: { columns: 200, rows: 60 } });
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter, 'jj');
    await ui.seen('The kernel may move memory to disk.');
  });

  it('goes home with q and lets go of the session', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type(keys.escape, 'q');
    await ui.seen('Practice machines on this computer');
    await ui.until(() => ui.timesClosed() === 1, 'the session to be closed');
    expect(ui.state().session).toBeUndefined();
  });

  it('shows all keys with ? and closes them again', async () => {
    ui = openUi();
    await ui.seen('Nothing to resume');
    await ui.type(keys.enter);
    await ui.seen('Chapters');
    await ui.type('?');
    await ui.seen('On every screen');
    await ui.type('G');
    await ui.seen('to the shell, fg comes back');
    await ui.type('?');
    await ui.seen('❯ First things');
  });
});
