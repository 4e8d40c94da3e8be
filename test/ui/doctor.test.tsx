import { afterEach, describe, expect, it } from 'vitest';
import type { FindingView, MendedView } from '../../src/ui/doctor/examination.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

const finding: FindingView = {
  id: 'swap-back',
  title: 'Swap is on',
  confidence: 'certain',
  hosts: ['node02'],
  cause: 'A line brings it back.',
  evidence: ['node02: /etc/fstab: /swapfile none swap sw 0 0'],
  doNot: ['Do not comment out every line.'],
  fix: {
    kind: 'steps',
    steps: [
      {
        id: 'swap-off',
        title: 'Turn swap off',
        risk: 'changes',
        hosts: ['node02'],
        commands: ['swapoff -a'],
        undo: 'To undo it: kubewalk undo swap-off',
      },
    ],
  },
};

const refused: FindingView = {
  ...finding,
  id: 'already-bootstrapped',
  title: 'A member has lost its data',
  fix: { kind: 'refused', why: 'a majority is 2' },
};

const mended: MendedView = {
  title: 'Swap came back',
  steps: [
    {
      id: 'make-folder',
      title: 'Make the folder',
      risk: 'changes',
      hosts: ['node02'],
      commands: ['rmdir /x'],
    },
    { id: 'swap-off', title: 'Turn swap off', risk: 'changes', hosts: ['node02'], commands: ['swapon -a'] },
  ],
};

const session = { cluster: 'lab', clusterFile: '/tmp/lab.yaml', lastUsed: 0, stepsDone: 1, stepsTotal: 3 };

describe('troubleshooting', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  let found: readonly FindingView[] = [];

  const look = async (findings: readonly FindingView[], last?: MendedView): Promise<void> => {
    found = findings;
    ui = openUi({
      sessions: [session],
      examines() {
        const now = found;
        return { kind: 'examined', cluster: 'lab', findings: () => now, mended: () => last };
      },
      fixes: ['swap-off'],
    });
    await ui.seen('Look for what is wrong with lab');
    await ui.choose('Look for what is wrong with lab');
    await ui.seen('Troubleshooting');
  };

  it('shows a finding with how sure it is, where, on what grounds, what not to do and what would be run', async () => {
    await look([finding]);
    const frame = ui.frame();
    for (const text of [
      '1/1 Swap is on',
      'certain on node02',
      'node02: /etc/fstab: /swapfile none swap sw 0 0',
      'Do not comment out every line.',
      'Turn swap off (changes the host) on node02',
      'swapoff -a',
      'To undo it: kubewalk undo swap-off',
    ])
      expect(frame).toContain(text);
  });

  it('goes from one finding to the next, and offers no mending where it is refused', async () => {
    await look([finding, refused]);
    expect(ui.frame()).toContain('mend it');
    await ui.type('n');
    await ui.seen('2/2 A member has lost its data');
    expect(ui.frame()).toContain('a majority is 2');
    expect(ui.frame()).not.toContain('mend it');
  });

  it('mends as any other walk, in the order of the steps', async () => {
    await look([finding]);
    await ui.type(keys.enter);
    await ui.seen('Turn swap off: done.');
    expect(ui.wishes.at(-1)).toEqual({ type: 'walk-requested', kind: 'do', steps: ['swap-off'] });
  });

  it.each([
    ['Esc', keys.escape],
    ['Enter', keys.enter],
  ])('looks again after mending, when one goes back with %s', async (_, key) => {
    await look([finding]);
    await ui.type(keys.enter);
    await ui.seen('Turn swap off: done.');
    found = [];
    await ui.type(key);
    await ui.seen('No trouble that is known shows in the hosts.');
  });

  it('tells what is shown in another language as soon as that is chosen, without another look', async () => {
    let looks = 0;
    const inChinese = { ...finding, title: 'swap 处于开启状态' };
    ui = openUi({
      sessions: [session],
      examines() {
        looks += 1;
        return {
          kind: 'examined',
          cluster: 'lab',
          findings: ({ language }) => [language === 'zh' ? inChinese : finding],
          mended: () => undefined,
        };
      },
    });
    await ui.seen('Look for what is wrong with lab');
    await ui.choose('Look for what is wrong with lab');
    await ui.seen('1/1 Swap is on');
    await ui.type('L');
    await ui.seen('1/1 swap 处于开启状态');
    expect(looks).toBe(1);
  });

  it('says so when nothing is wrong', async () => {
    await look([]);
    expect(ui.frame()).toContain('No trouble that is known shows in the hosts.');
  });

  it('shows the fix that was made last, with what would undo it', async () => {
    await look([], mended);
    for (const text of [
      'No trouble that is known shows in the hosts.',
      'Mended last: Swap came back. To undo it:',
      'Make the folder (changes the host) on node02',
      'rmdir /x',
      'Turn swap off (changes the host) on node02',
      'swapon -a',
      'u undo the last fix',
    ])
      expect(ui.frame()).toContain(text);
  });

  it('undoes it once the word was typed, and looks again afterwards', async () => {
    await look([], mended);
    await ui.type('u');
    await ui.seen('This undoes what was done');
    expect(ui.frame()).toContain('Turn swap off on master01, node01 and node02');
    expect(ui.frame()).toContain('Type lab to go on');
    await ui.type('node02', keys.enter);
    expect(ui.frame()).toContain('Type lab to go on');
    await ui.type(...'node02'.split('').map(() => keys.backspace), 'lab', keys.enter);
    await ui.until(() => ui.state().session?.run.result === 'ok', 'the undo to end');
    expect(ui.wishes).toEqual([{ type: 'walk-requested', kind: 'undo', steps: ['swap-off'] }]);
    found = [finding];
    await ui.type(keys.enter);
    await ui.seen('1/1 Swap is on');
  });

  it('undoes nothing where the person thinks better of it', async () => {
    await look([], mended);
    await ui.type('u');
    await ui.seen('This undoes what was done');
    await ui.type(keys.escape);
    await ui.seen('Mended last');
    expect(ui.wishes).toEqual([]);
  });

  it('offers no undo where no fix is on record, and says so to who asks for it', async () => {
    await look([finding]);
    expect(ui.frame()).not.toContain('undo the last fix');
    await ui.type('u');
    await ui.seen('there is no fix of this cluster in the record');
  });

  it('is reached from a step that failed', async () => {
    ui = openUi({
      opened: true,
      examines: () => ({
        kind: 'examined',
        cluster: 'lab',
        findings: () => [finding],
        mended: () => undefined,
      }),
      answer: ({ phase }) => ({ kind: 'exited', code: phase === 'check' ? 1 : 9 }),
    });
    await ui.seen('What a host needs');
    await ui.type('nn', keys.enter);
    await ui.seen('did not succeed');
    await ui.choose('Look for the cause on all hosts');
    await ui.seen('1/1 Swap is on');
  });
});
