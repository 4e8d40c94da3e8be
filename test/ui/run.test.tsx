import { afterEach, describe, expect, it } from 'vitest';
import type { Asked } from './support/fake-hosts.js';
import type { Plan } from '../../src/plan/types.js';
import { everythingWorks } from './support/fake-backstage.js';
import { keys, openUi, type OpenedUi } from './support/open-ui.js';

/** Every command needs a secret. */
const secretive = (plan: Plan): Plan => ({
  ...plan,
  secrets: [{ name: 'token', about: 'Opens it.', from: { kind: 'ask' } }],
  chapters: plan.chapters.map((chapter) => ({
    ...chapter,
    steps: chapter.steps.map((step) => ({
      ...step,
      work: step.work.map((work) => ({ ...work, run: { code: 'use "$TOKEN"', variables: {} } })),
    })),
  })),
});

/** Everything works, but commands wait for the test. */
const waits = (asked: Asked) => (asked.phase === 'run' ? undefined : everythingWorks(asked));

describe('a step being carried out', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const running = async (): Promise<void> => {
    ui = openUi({ opened: true, answer: waits });
    await ui.seen('What a host needs');
    await ui.type('nn', keys.enter);
    await ui.until(() => ui.hosts.waiting.length === 3, 'three commands');
  };
  const on = (host: string): Asked => {
    const found = ui.hosts.waiting.find((asked) => asked.host === host);
    if (found === undefined) throw new Error(`${host} was asked nothing`);
    return found;
  };

  it('begins once the secrets that it needs are known, and not at all without them', async () => {
    const asked: Asked[] = [];
    let give: (value: string | undefined) => void = () => undefined;
    ui = openUi({
      opened: true,
      answer: (one) => {
        asked.push(one);
        return waits(one);
      },
      plan: secretive,
      secret: () => new Promise((resolve) => (give = resolve)),
    });
    await ui.seen('What a host needs');
    const first = give;
    await ui.type('nn', keys.enter);
    await ui.until(() => give !== first, 'the secret to be asked for');
    const second = give;
    second(undefined);
    await ui.seen('the secret "token" has no value');
    expect(asked).toEqual([]);
    await ui.type(keys.escape, keys.enter);
    await ui.until(() => give !== second, 'the secret to be asked for again');
    expect(asked).toEqual([]);
    give('hunter2');
    await ui.until(() => ui.hosts.waiting.length === 3, 'three commands');
  });

  it('shows each host with its state and its last line, and the output of one of them', async () => {
    await running();
    on('node01').print('first\nsecond\n');
    await ui.seen('* node01    running');
    await ui.seen('second');
    expect(ui.frame()).toContain('No output yet.');
    await ui.type(keys.right);
    await ui.seen('── node01 ──');
    await ui.seen('first');
  });

  it.each([
    ['en', 'node01: the log is full (5 MB); of the rest it keeps the last 100 lines'],
    ['zh', 'node01：日志已满（5 MB），其余输出只保留最后 100 行'],
  ] as const)('says at once that a log is full, and what it still keeps (%s)', async (language, words) => {
    ui = openUi({ opened: true, answer: waits, settings: { language } });
    await ui.until(() => ui.state().session !== undefined, 'the cluster to be open');
    await ui.type('nn', keys.enter);
    await ui.until(() => ui.hosts.waiting.length === 3, 'three commands');
    ui.hosts.cutLog({
      step: 'a-step',
      host: 'node01',
      file: '/tmp/log',
      limitBytes: 5_000_000,
      lastLines: 100,
    });
    await ui.seen(words);
  });

  it('follows the end of the output, holds still while scrolled, and follows again', async () => {
    await running();
    const print = (from: number, to: number): void => {
      for (let n = from; n <= to; n += 1) on('master01').print(`line ${n}.\n`);
    };
    print(1, 50);
    await ui.seen('line 50.\n');
    await ui.type('kkk');
    await ui.seen('3 lines below');
    expect(ui.frame()).not.toContain('line 48.\n');
    print(51, 60);
    await ui.seen('13 lines below');
    await ui.type('f');
    await ui.seen('following');
    await ui.seen('line 60.\n');
  });

  it.each([
    ['en', 'Waiting for node01 and node02.', 'Waiting for node02.'],
    ['zh', '正在等待 node01 和 node02。', '正在等待 node02。'],
  ] as const)(
    'says who the others wait for in a step that all have to run first (%s)',
    async (language, two, one) => {
      ui = openUi({
        opened: true,
        answer: waits,
        settings: { language },
        plan: ({ chapters, ...plan }) => ({
          ...plan,
          chapters: chapters.map((chapter) => ({
            ...chapter,
            steps: chapter.steps.map((step) => ({ ...step, strategy: 'together' })),
          })),
        }),
      });
      await ui.until(() => ui.state().session !== undefined, 'the cluster to be open');
      await ui.type('nn', keys.enter);
      await ui.until(() => ui.hosts.waiting.length === 3, 'three commands');
      on('master01').end({ kind: 'exited', code: 0 });
      await ui.seen(two);
      on('node01').end({ kind: 'exited', code: 0 });
      await ui.seen(one);
      on('node02').end({ kind: 'exited', code: 0 });
      await ui.gone(one);
    },
  );

  it('says that it is done when all hosts are, and Enter goes on to the next page', async () => {
    await running();
    for (const asked of [...ui.hosts.waiting]) asked.end({ kind: 'exited', code: 0 });
    await ui.seen('Turn swap off: done. Enter goes on.');
    await ui.type(keys.enter);
    await ui.seen('Make the data folder');
  });

  it.each([
    ['en', '2 hosts agree; different: node02.'],
    ['zh', '2 台一致；不同的是：node02。'],
  ] as const)('says which hosts printed the same once all are done (%s)', async (language, words) => {
    ui = openUi({
      opened: true,
      settings: { language },
      answer(asked) {
        if (asked.phase === 'run') asked.print(asked.host === 'node02' ? 'other\n' : 'same\n');
        return everythingWorks(asked);
      },
    });
    await ui.until(() => ui.frame().includes('What a host needs'), 'the first page');
    await ui.type('nn', keys.enter);
    await ui.seen(words);
  });

  it('asks on Ctrl-C what to do with it, and stops it on the hosts', async () => {
    await running();
    await ui.type(keys.ctrlC);
    await ui.seen('Let it go on');
    await ui.type(keys.enter);
    await ui.seen('running');
    expect(ui.wishes).toHaveLength(1);
    await ui.type(keys.ctrlC);
    await ui.seen('Let it go on');
    await ui.type(keys.down, keys.enter);
    await ui.seen('the command was stopped by you');
    expect(ui.wishes.at(-1)).toEqual({ type: 'stop-requested' });
  });

  it('leaves on the second Ctrl-C and lets the hosts finish what they do', async () => {
    await running();
    await ui.type(keys.ctrlC, keys.ctrlC);
    expect(ui.calls.quit).toBe(1);
    expect(ui.wishes).toHaveLength(1);
    expect(ui.hosts.waiting.map(({ stopped }) => stopped)).toEqual([false, false, false]);
  });

  it('does not go home while it runs', async () => {
    await running();
    await ui.type(keys.escape, keys.escape, keys.escape);
    await ui.seen('A step is running.');
    expect(ui.frame()).toContain('Chapters');
  });

  it.each([
    ['en', 'to node01  ██████░░░░  60%  12.0 MB / 20.0 MB  2.0 MB/s  4s left'],
    ['zh', '传到 node01  ██████░░░░  60%  12.0 MB / 20.0 MB  2.0 MB/s  还需 4s'],
  ] as const)(
    'shows bytes on their way with a bar, their rate and the time left (%s)',
    async (language, row) => {
      ui = openUi({ opened: true, answer: waits, settings: { language } });
      await ui.until(() => ui.state().session !== undefined, 'the cluster to be open');
      await ui.type('nn', keys.enter);
      await ui.until(() => ui.hosts.waiting.length === 3, 'three commands');
      // Ahead of the clock, which must not matter to a rate.
      const begun = Date.now() + 3_600_000;
      for (let second = 0; second <= 6; second += 1)
        ui.ui.store.dispatch({
          type: 'bytes-moved',
          at: begun + second * 1000,
          transfer: {
            step: 'swap-off',
            host: 'node01',
            name: '/opt/k8s/etcd-v3.5.16-linux-amd64.tar.gz',
            done: second * 2_000_000,
            total: 20_000_000,
          },
        });
      await ui.seen(row);
      expect(ui.frame()).toMatch(/ {3}etcd-v3\S*… /);
    },
  );

  it('leaves each file that moves in its row, whichever moves on', async () => {
    await running();
    for (const [host, done] of [
      ['node01', 10],
      ['node02', 10],
      ['node01', 20],
    ] as const)
      ui.ui.store.dispatch({
        type: 'bytes-moved',
        // Ahead of the clock: too soon for a rate.
        at: Date.now() + 3_600_000,
        transfer: { step: 'swap-off', host, name: 'blob', done, total: 100 },
      });
    await ui.until(() => ui.frame().includes('20%'), 'the later state');
    expect(ui.frame()).toMatch(/to node01 .* 20%[^]*to node02 .* 10%/);
  });

  it('says that a connection was lost while the job goes on', async () => {
    await running();
    ui.ui.store.dispatch({ type: 'link-changed', change: { host: 'node02', state: 'lost' } });
    await ui.seen('connection lost; the job goes on');
  });

  it('carries the rest of a chapter out with R', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('nnn', 'R');
    await ui.seen('Make the data folder: done.');
    expect(ui.wishes).toEqual([{ type: 'walk-requested', kind: 'do', steps: ['data-folder'] }]);
  });
});
