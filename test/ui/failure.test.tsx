import { afterEach, describe, expect, it } from 'vitest';
import type { Asked } from './support/fake-hosts.js';
import { everythingWorks } from './support/fake-backstage.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

describe('a step that failed', () => {
  let ui: OpenedUi;
  let broken = true;
  afterEach(() => ui.close());

  const node02Fails = (asked: Asked) => {
    if (asked.phase !== 'run' || asked.host !== 'node02' || !broken) return everythingWorks(asked);
    asked.print('swapoff: not permitted\n');
    return { kind: 'exited' as const, code: 32 };
  };
  const failed = async (): Promise<void> => {
    broken = true;
    ui = openUi({ opened: true, answer: node02Fails });
    await ui.seen('What a host needs');
    await ui.type('nn', keys.enter);
    await ui.seen('did not succeed');
  };

  it('says on which hosts, why, and what was printed last', async () => {
    await failed();
    expect(
      ui
        .frame()
        .split('\n')
        .slice(2, 16)
        .map((row) => row.trimEnd()),
    ).toEqual([
      ' Turn swap off did not succeed on 1 of 3 hosts',
      '',
      ' ✗ node02: the command ended with exit code 32',
      '',
      ' ❯ Retry on node02',
      '   Edit the command for this run, and retry',
      '   Open a shell on node02',
      '   Skip it, with a reason',
      '   Undo the step',
      '   Look for the cause on all hosts',
      '   Stop here',
      '',
      ' Last lines from node02',
      ' swapoff: not permitted',
    ]);
  });

  it('retries on the failed hosts only', async () => {
    await failed();
    broken = false;
    await ui.type(keys.enter);
    await ui.seen('Turn swap off: done.');
    expect(ui.wishes.at(-1)).toEqual({
      type: 'walk-requested',
      kind: 'do',
      steps: ['swap-off'],
      hosts: ['node02'],
    });
  });

  it('retries with an edited command', async () => {
    await failed();
    broken = false;
    await ui.type(keys.down, keys.enter);
    await ui.seen('1 swapoff -a');
    await ui.type('true # ', keys.ctrlX);
    await ui.seen('Turn swap off: done.');
    expect(ui.wishes.slice(-2)).toEqual([
      {
        type: 'step-edited',
        step: 'swap-off',
        code: expect.stringMatching(/^true # swapoff -a\nsed/) as string,
      },
      { type: 'walk-requested', kind: 'do', steps: ['swap-off'], hosts: ['node02'] },
    ]);
  });

  it('leaves the command as it was when the editor is closed', async () => {
    await failed();
    await ui.type(keys.down, keys.enter);
    await ui.seen('1 swapoff -a');
    await ui.type('x', keys.escape);
    await ui.seen('did not succeed');
    expect(ui.wishes).toHaveLength(1);
  });

  it('skips with a reason, and not without one', async () => {
    await failed();
    await ui.type('jjj', keys.enter);
    await ui.seen('The reason is kept in the record');
    await ui.type(keys.enter);
    expect(ui.wishes).toHaveLength(1);
    await ui.type('swap is on zram here', keys.enter);
    await ui.seen('Skipped: Turn swap off.');
    expect(ui.wishes.at(-1)).toEqual({
      type: 'step-skipped',
      step: 'swap-off',
      hosts: ['node02'],
      reason: 'swap is on zram here',
    });
    await ui.type(keys.right + keys.right);
    await ui.seen('skipped: swap is on zram here');
  });

  it('undoes the step on the hosts where it failed', async () => {
    await failed();
    await ui.type('jjjj', keys.enter);
    await ui.until(() => ui.wishes.length === 2, 'the wish');
    expect(ui.wishes.at(-1)).toEqual({
      type: 'walk-requested',
      kind: 'undo',
      steps: ['swap-off'],
      hosts: ['node02'],
    });
  });

  it('stays when the cursor is moved past the end, and goes back with the last choice', async () => {
    await failed();
    await ui.type('jjjjjjj', keys.enter);
    await ui.seen('[Text]');
    await ui.seen('node02 ✗');
  });
});
