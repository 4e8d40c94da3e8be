import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import type { Running } from '../support/run-kubewalk.js';
import {
  expectCounts,
  expectNoJobs,
  expectNoProcess,
  openFaultLab,
  runOf,
  startAfresh,
  until,
} from './support/fault-lab.js';
import { keptOutput, latestRun } from './support/kept-output.js';

/** The most memory that a program had up to now, in MB; asked for until it ends. */
const watchMemory = async ({ pid, ended }: Running): Promise<number> => {
  let running = true;
  let most = 0;
  void ended.finally(() => (running = false));
  await until(async () => {
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
    expect(running).toBe(false);
  });
  return most;
};

/** Without --json, so that the flood ends in the log and not in this test. */
const quietly = (args: readonly string[]): readonly string[] => args.filter((arg) => arg !== '--json');

describe('a step that prints more than anybody reads', () => {
  let practice: Practice;
  let run: (chapter: string) => readonly string[];

  beforeAll(async () => {
    practice = await openFaultLab('faults-flood');
    run = (chapter) => runOf(chapter, practice.lab.paths.clusterFile);
  });
  afterAll(() => practice.remove());

  it('fills neither the memory nor the disk: the log says where it was cut, and has the last lines', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(quietly(run('flooding')), { env: { KUBEWALK_LOG_LIMIT: '64' } });
    const most = await watchMemory(running);
    const ended = await running.ended;
    expect(ended.exitCode, ended.tail).toBe(0);
    console.log(`300 MB of output: the program had ${most.toFixed(0)} MB of memory at most`);
    expect(most).toBeGreaterThan(20);
    expect(most).toBeLessThan(400);

    const log = createReadStream(join(await latestRun(operator.kubewalk), 'flooded.one.log'));
    const remarks: string[] = [];
    const numbers: number[] = [];
    for await (const line of createInterface({ input: log })) {
      if (line.startsWith('run    | ')) numbers.push(Number.parseInt(line.slice(9), 10));
      else remarks.push(line);
    }
    const kept = numbers.length - 100;
    expect(log.bytesRead).toBeGreaterThan(63_900_000);
    expect(log.bytesRead).toBeLessThan(64_100_000);
    expect(remarks).toEqual([
      'kubewalk: here the limit of 64 MB was reached (KUBEWALK_LOG_LIMIT sets it)',
      `kubewalk: ${String(1_500_000 - numbers.length)} lines are left out`,
    ]);
    const wrong = numbers.findIndex(
      (n, at) => n !== (at < kept ? at + 1 : 1_500_000 - numbers.length + at + 1),
    );
    expect(wrong).toBe(-1);
    await expectCounts(practice, { one: 1 });
    await expectNoJobs(practice);
  });

  it('is stopped by Ctrl-C in the midst of a flood without end', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(quietly(run('drowning')), { env: { KUBEWALK_LOG_LIMIT: '8' } });
    await until(async () => {
      const log = await readFile(join(await latestRun(operator.kubewalk), 'drowned.one.log'), 'utf8');
      expect(log.length).toBeGreaterThan(4_000_000);
    });
    running.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.exitCode, ended.tail).toBe(130);
    expect(ended.stdout).toContain('run was stopped (TERM)');
    await expectNoProcess(practice, 'one', 'yes');
    await expectCounts(practice, { one: 1 });
    await expectNoJobs(practice);
  });

  it('is stopped on its host before the disk is full, also when nobody reads', async () => {
    const operator = await startAfresh(practice);
    const first = operator.start(run('overflowing'));
    await first.line(({ type, step }) => type === 'output' && step === 'overflowed');
    first.kill('SIGKILL');
    await first.ended;
    await until(() => practice.on('two', 'grep -x sealed /var/lib/kubewalk/jobs/*.run.*,job'));
    expect(Number(await practice.on('two', 'cat /root/fault/room'))).toBeGreaterThan(8_000);

    const ended = await operator.run(run('overflowing'));
    expect(ended.exitCode, ended.tail).toBe(1);
    expect(finishedSteps(ended)).toMatchObject([
      { step: 'overflowed', host: 'two', status: 'failed', reason: 'too-much-output' },
    ]);
    const { stdout } = await keptOutput(operator.kubewalk, 'overflowed', 'two');
    // A line this long is kept in pieces.
    const numbers = stdout.filter((line) => line.includes(' ')).map((line) => Number(line.split(' ')[0]));
    expect(numbers.length).toBeGreaterThan(200);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    await expectCounts(practice, { two: 1 });
    await expectNoJobs(practice, '[.]check[.]');
  });
});
