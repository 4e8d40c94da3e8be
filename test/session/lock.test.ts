import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../src/session/lock.js';
import { saying } from '../../src/words/saying.js';
import { newHome } from './support.js';

const now = new Date('2026-01-02T03:04:05Z');

const startOf = (pid: number): string => {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

/** A process that lives until the test ends, and prints a line first. */
const child = async (script: string): Promise<{ readonly pid: number; readonly line: string }> => {
  const process = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => {
    process.kill('SIGKILL');
  });
  const [line] = (await once(process.stdout, 'data')) as [Buffer];
  return { pid: process.pid ?? 0, line: line.toString().trim() };
};

const holder = (more: object): string =>
  JSON.stringify({
    pid: process.pid,
    machine: hostname(),
    started: startOf(process.pid),
    since: 'then',
    ...more,
  });

describe('a lock', () => {
  it('is taken once and can be taken again when it was given back', () => {
    const path = join(newHome(), 'x.lock');
    const lock = takeLock(path, now);
    expect(takeLock(path, now)).toEqual({
      kind: 'held',
      holder: saying('session.holder', {
        pid: String(process.pid),
        machine: hostname(),
        since: '2026-01-02T03:04:05.000Z',
      }),
    });
    if (lock.kind === 'taken') lock.release();
    expect(existsSync(path)).toBe(false);
    expect(takeLock(path, now).kind).toBe('taken');
  });

  it('of a process that lives is respected', async () => {
    const path = join(newHome(), 'x.lock');
    const { pid } = await child('echo ready; exec sleep 60');
    writeFileSync(path, holder({ pid, started: startOf(pid) }));
    expect(takeLock(path, now)).toMatchObject({ kind: 'held' });
  });

  it.each([
    ['of a process that is gone', { pid: 2 ** 22 - 1 }],
    ['of a process whose number was given to another', { started: '1' }],
  ])('%s is taken over', (_what, more) => {
    const path = join(newHome(), 'x.lock');
    writeFileSync(path, holder(more));
    expect(takeLock(path, now).kind).toBe('taken');
  });

  it('of a killed process that nobody has buried is taken over', async () => {
    const path = join(newHome(), 'x.lock');
    // The shell becomes a sleep that never asks after its child.
    const { line } = await child('sleep 0.01 & echo $!; exec sleep 60');
    const pid = Number(line);
    await expect.poll(() => readFileSync(`/proc/${line}/stat`, 'utf8')).toMatch(/\) Z /);
    writeFileSync(path, holder({ pid, started: startOf(pid) }));
    expect(takeLock(path, now).kind).toBe('taken');
  });

  it.each(['', '{"pid":', 'null', '{"pid":"x"}'])('that reads %j is taken over', (text) => {
    const path = join(newHome(), 'x.lock');
    writeFileSync(path, text);
    expect(takeLock(path, now).kind).toBe('taken');
  });

  it('from another machine is never taken over', () => {
    const path = join(newHome(), 'x.lock');
    writeFileSync(path, holder({ machine: 'elsewhere', pid: 1 }));
    expect(takeLock(path, now)).toEqual({
      kind: 'held',
      holder: saying('session.holder', { pid: '1', machine: 'elsewhere', since: 'then' }),
    });
  });

  it('is given back by its own holder only', () => {
    const path = join(newHome(), 'x.lock');
    const lock = takeLock(path, now);
    writeFileSync(path, holder({ machine: 'elsewhere' }));
    if (lock.kind === 'taken') lock.release();
    expect(existsSync(path)).toBe(true);
  });
});
