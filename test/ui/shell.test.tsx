import { afterEach, describe, expect, it } from 'vitest';
import type { Execution } from '../../src/execute/execution.js';
import { ConnectError } from '../../src/execute/ports.js';
import type { Asked } from './support/fake-hosts.js';
import { everythingWorks } from './support/fake-backstage.js';
import { keys, openUi, type OpenedUi, type OpenOptions } from './support/open-ui.js';

describe('a shell on a host', () => {
  let ui: OpenedUi;
  afterEach(() => ui.close());

  const failing = (asked: Asked) =>
    asked.phase === 'run' && asked.host !== 'master01'
      ? { kind: 'exited' as const, code: 32 }
      : everythingWorks(asked);

  const failed = async (options: OpenOptions = {}): Promise<void> => {
    ui = openUi({ opened: true, answer: failing, ...options });
    await ui.until(() => ui.state().session !== undefined, 'the cluster to be open');
    await ui.type('nn', keys.enter);
    await ui.until(() => ui.state().screen.kind === 'failure', 'the failure');
  };
  const openWith = (
    changed: (execution: Execution) => Partial<Execution>,
    language: 'en' | 'zh' = 'en',
  ): void => {
    ui = openUi({
      opened: true,
      settings: { language },
      opens: (execution) => ({
        kind: 'opened',
        warnings: [],
        execution: { ...execution, ...changed(execution) },
      }),
    });
  };
  const opened = (): Promise<void> => ui.until(() => ui.hosts.shells.length === 1, 'the shell');
  const lastRow = (): string => ui.frame().split('\n').at(-2)?.trim() ?? '';

  it('is a choice where a step failed, has the terminal while it lasts, and comes back to the same screen', async () => {
    await failed();
    await ui.seen('Open a shell on node01');
    const before = ui.frame();
    await ui.choose('Open a shell on node01');
    await opened();
    expect(ui.hosts.shells[0]?.host).toBe('node01');
    expect(ui.lent).toEqual([
      'lent ── node01 · exit comes back · Enter ~ . hangs up if it does not answer ──',
    ]);
    ui.hosts.shells[0]?.end({ kind: 'exited', code: 0 });
    await ui.seen('Back from node01.');
    expect(ui.lent.at(-1)).toBe('given back');
    await ui.type(keys.up, keys.up);
    expect(ui.frame()).toBe(before);
  });

  it('is on the host whose last lines are shown', async () => {
    await failed();
    await ui.type(keys.right, 'S');
    await opened();
    expect(ui.hosts.shells[0]?.host).toBe('node02');
    ui.hosts.shells[0]?.end({ kind: 'exited', code: 0 });
  });

  it('says how it ended', async () => {
    await failed();
    for (const [end, words] of [
      [{ kind: 'exited', code: 130 }, 'Back from node01; the shell there ended with exit status 130.'],
      [{ kind: 'signalled', signal: 'SIGKILL' }, 'the shell there was ended by signal SIGKILL.'],
      [{ kind: 'left' }, 'Hung up on node01; what ran in the shell there may go on.'],
      [{ kind: 'lost' }, 'The connection to node01 was lost, and the shell there with it.'],
    ] as const) {
      const { length } = ui.hosts.shells;
      await ui.type('S');
      await ui.until(() => ui.hosts.shells.length > length, 'the shell');
      ui.hosts.shells.at(-1)?.end(end);
      await ui.seen(words);
    }
  });

  it('speaks Chinese too', async () => {
    await failed({ settings: { language: 'zh' } });
    await ui.seen('在 node01 上打开 shell');
    await ui.type('S');
    await opened();
    expect(lastRow()).toBe('正在 node01 上打开 shell……按 Esc 放弃。');
    ui.hosts.shells[0]?.end({ kind: 'lost' });
    await ui.seen('与 node01 的连接中断');
  });

  it.each([
    ['en', 'Opening a shell on master01... Esc gives up.', 'Gave up the way to master01.'],
    ['zh', '正在 master01 上打开 shell……按 Esc 放弃。', '已放弃连接 master01。'],
  ] as const)(
    'is given up with Escape while its host does not answer (%s)',
    async (language, opening, told) => {
      const given: string[] = [];
      openWith(
        () => ({
          openShell: (host, _terminal, cancel) =>
            new Promise((_, reject) => {
              cancel?.addEventListener('abort', () => {
                given.push(host);
                reject(new ConnectError(host, 'unreachable', 'nobody answers', 'Is it on?'));
              });
            }),
        }),
        language,
      );
      await ui.until(() => ui.state().session !== undefined, 'the cluster to be open');
      await ui.type('nn', 'S');
      await ui.seen(opening);
      await ui.type(keys.escape);
      await ui.seen(told);
      expect(given).toEqual(['master01']);
      await ui.type('n');
      await ui.seen('Make the data folder');
      expect(ui.frame()).not.toContain('nobody answers');
    },
  );

  it('is opened from the page of a step and from a run, on the host that is pointed at', async () => {
    ui = openUi({ opened: true });
    await ui.seen('What a host needs');
    await ui.type('nn', keys.right, 'S');
    await opened();
    ui.hosts.shells[0]?.end({ kind: 'exited', code: 0 });
    await ui.seen('Back from node01.');
    await ui.type('o', keys.right, 'S');
    await ui.until(() => ui.hosts.shells.length === 2, 'the second shell');
    expect(ui.hosts.shells[1]?.host).toBe('node02');
    ui.hosts.shells[1]?.end({ kind: 'exited', code: 0 });
    await ui.seen('Back from node02.');
    expect(ui.state().screen.kind).toBe('run');
  });

  it('is among the actions', async () => {
    await failed();
    await ui.type(':', 'shell', keys.enter);
    await opened();
    ui.hosts.shells[0]?.end({ kind: 'exited', code: 0 });
  });

  it('is refused on recorded hosts, with the way to real ones', async () => {
    openWith(({ plan }) => ({ plan: { ...plan, cluster: { ...plan.cluster, recording: true } } }));
    await ui.seen('What a host needs');
    await ui.type('nn', 'S');
    await ui.seen('A recorded host has no shell.');
    expect(ui.hosts.shells).toEqual([]);
  });

  it('is refused where another program works on the session', async () => {
    ui = openUi({ opened: true, opens: (execution) => ({ kind: 'held', execution, holder: 'process 7' }) });
    await ui.seen('What a host needs');
    await ui.type('nn', 'S');
    await ui.seen('Read only');
    expect(ui.hosts.shells).toEqual([]);
  });

  it('tells why a host does not let us in', async () => {
    openWith(() => ({
      openShell: (host) =>
        Promise.reject(new ConnectError(host, 'unreachable', 'nobody answers', 'Is it on?')),
    }));
    await ui.seen('What a host needs');
    await ui.type('nn', 'S');
    await ui.seen('master01: nobody answers Is it on?');
    await ui.type('n');
    await ui.seen('Make the data folder');
  });
});
