import { mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LogCut, PrintedLine } from '../../src/execute/ports.js';
import { logLimit } from '../../src/session/log-limit.js';
import { createOutputLogs } from '../../src/session/output-logs.js';

const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'kubewalk-test-logs-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
};

const line = (text: string, changes: Partial<PrintedLine> = {}): PrintedLine => ({
  step: 'etcd-start',
  host: 'node01',
  phase: 'run',
  stream: 'stdout',
  text,
  ...changes,
});

const linesOf = async (path: string): Promise<readonly string[]> =>
  (await readFile(path, 'utf8')).split('\n').slice(0, -1);

describe('output logs', () => {
  it('keep a file for every step and host, private to its owner', async () => {
    const home = await folder();
    const logs = createOutputLogs(home, 1000, () => undefined);
    await logs.write(line('started'));
    await logs.write(line('no such unit', { stream: 'stderr', phase: 'check' }));
    await logs.write(line('started too', { host: 'node02' }));
    await logs.close();
    expect(await linesOf(join(home, 'etcd-start.node01.log'))).toEqual([
      'run    | started',
      'check !| no such unit',
    ]);
    expect(await linesOf(join(home, 'etcd-start.node02.log'))).toEqual(['run    | started too']);
    expect((await stat(join(home, 'etcd-start.node01.log'))).mode & 0o777).toBe(0o600);
  });

  it('say where the limit was reached and how much is left out, and keep the last lines', async () => {
    const home = await folder();
    const cuts: LogCut[] = [];
    const logs = createOutputLogs(home, 12_000, (cut) => cuts.push(cut));
    for (let n = 1; n <= 5000; n++) await logs.write(line(`line ${String(n)}`));
    await logs.close();
    const lines = await linesOf(join(home, 'etcd-start.node01.log'));
    const at = lines.findIndex((each) => each.startsWith('kubewalk: '));
    const numbered = (from: number, to: number): readonly string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => `run    | line ${String(from + index)}`);
    expect(lines).toEqual([
      ...numbered(1, at),
      'kubewalk: here the limit of 0.012 MB was reached (KUBEWALK_LOG_LIMIT sets it)',
      `kubewalk: ${String(4900 - at)} lines are left out`,
      ...numbered(4901, 5000),
    ]);
    const file = join(home, 'etcd-start.node01.log');
    expect(cuts).toEqual([{ step: 'etcd-start', host: 'node01', file, limitBytes: 12_000, lastLines: 100 }]);
    const kept = Buffer.byteLength(`${lines.slice(0, at).join('\n')}\n`);
    expect(kept).toBeLessThanOrEqual(12_000);
    expect(kept).toBeGreaterThan(12_000 - 20);
  });

  it('keep long last lines without a warning of Node', async () => {
    const home = await folder();
    const warnings: Error[] = [];
    const warned = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    const logs = createOutputLogs(home, 12_000, () => undefined);
    for (let n = 1; n <= 200; n++) await logs.write(line(`${String(n)} `.padEnd(20_000, 'x')));
    await logs.close();
    const lines = await linesOf(join(home, 'etcd-start.node01.log'));
    expect(lines.at(-1)).toContain('| 200 xxx');
    expect(lines.at(-100)).toContain('| 101 xxx');
    expect(warnings).toEqual([]);
  });

  it('count bytes, not letters', async () => {
    const home = await folder();
    const logs = createOutputLogs(home, 100, () => undefined);
    for (let n = 0; n < 10; n++) await logs.write(line('集群'.repeat(3)));
    await logs.close();
    const lines = await linesOf(join(home, 'etcd-start.node01.log'));
    expect(lines.findIndex((each) => each.startsWith('kubewalk: '))).toBe(3);
    expect(lines).toHaveLength(11);
  });

  it('have a limit for each file, and leave out nothing below it', async () => {
    const home = await folder();
    const logs = createOutputLogs(home, 30, () => undefined);
    for (const host of ['node01', 'node02'])
      for (const text of ['one', 'two']) await logs.write(line(text, { host }));
    await logs.close();
    for (const host of ['node01', 'node02'])
      expect(await linesOf(join(home, `etcd-start.${host}.log`))).toEqual(['run    | one', 'run    | two']);
  });

  it('close the file of a step that is over, and go on in it when it is done again', async () => {
    const home = await folder();
    const logs = createOutputLogs(home, 60, () => undefined);
    const said: string[] = [];
    for (const attempt of ['first', 'second', 'third']) {
      for (const n of ['1', '2']) {
        said.push(`run    | ${attempt} ${n}`);
        await logs.write(line(`${attempt} ${n}`));
      }
      logs.finish('etcd-start', 'node01');
    }
    await logs.close();
    expect(await linesOf(join(home, 'etcd-start.node01.log'))).toEqual([
      ...said.slice(0, 3),
      'kubewalk: here the limit of 0.00006 MB was reached (KUBEWALK_LOG_LIMIT sets it)',
      ...said.slice(3),
    ]);
    const open = await readdir('/proc/self/fd').catch(() => []);
    const targets = await Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
    expect(targets.filter((target) => target.startsWith(home))).toEqual([]);
  });

  it('tell of a file that cannot be written, and hold nobody up', async () => {
    const home = await folder();
    const logs = createOutputLogs(join(home, 'missing'), 1_000_000, () => undefined);
    for (let n = 0; n < 100; n++) await logs.write(line('x'.repeat(4000)));
    await logs.close();
    expect(logs.trouble()).toMatchObject({ code: 'ENOENT' });
  });
});

describe('the limit of a log', () => {
  it('is 256 MB where nobody says otherwise', () => {
    expect(logLimit({})).toBe(256_000_000);
    expect(logLimit({ KUBEWALK_LOG_LIMIT: '' })).toBe(256_000_000);
  });

  it('is given in megabytes', () => {
    expect(logLimit({ KUBEWALK_LOG_LIMIT: '64' })).toBe(64_000_000);
    expect(logLimit({ KUBEWALK_LOG_LIMIT: '0.5' })).toBe(500_000);
  });

  it.each(['much', '-1', '10MB', ' '])('is not "%s"', (asked) => {
    expect(logLimit({ KUBEWALK_LOG_LIMIT: asked })).toBeUndefined();
  });
});
