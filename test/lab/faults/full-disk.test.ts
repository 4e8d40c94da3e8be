import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Operator } from '../support/operator.js';
import { expectDone, finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import {
  expectCounts,
  expectNoJobs,
  furtherOn,
  heardOnAll,
  isOutput,
  openFaultLab,
  runOf,
  startAfresh,
} from './support/fault-lab.js';
import { expectNumbered, keptOutput } from './support/kept-output.js';

/** Gives an operator a home of so many megabytes. */
const mountSmallHome = async ({ kubewalk }: Operator, megabytes: number): Promise<void> => {
  await execa('mount', [
    '--no-mtab',
    '-t',
    'tmpfs',
    '-o',
    `size=${String(megabytes)}m`,
    'kubewalk-test',
    kubewalk,
  ]);
  onTestFinished(async () => {
    await execa('umount', ['--no-mtab', '--lazy', kubewalk]);
  });
};

/** Writes until there is no room. Returns the file that takes it. */
const fill = async (folder: string): Promise<string> => {
  const path = join(folder, 'filler');
  const file = await open(path, 'w');
  try {
    for (;;) await file.write(Buffer.alloc(4096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    await file.close();
  }
  return path;
};

describe('a disk that is full', () => {
  let practice: Practice;
  let run: (chapter: string) => readonly string[];

  beforeAll(async () => {
    practice = await openFaultLab('faults-full-disk');
    run = (chapter) => runOf(chapter, practice.lab.paths.clusterFile);
  });
  afterAll(() => practice.remove());

  it('with the operator: nothing more is begun, what runs goes on, and every end is found later', async () => {
    const operator = await startAfresh(practice);
    await mountSmallHome(operator, 2);
    const running = operator.start(run('numbering'));
    await heardOnAll(running);
    const filler = await fill(operator.kubewalk);
    await practice.on('one', 'touch /root/fault/go');
    const ended = await running.ended;
    expect(ended.exitCode, ended.tail).toBe(1);
    expect(ended.lines.filter(({ type }) => type === 'trouble')).toMatchObject([
      {
        message: expect.stringContaining('no space is left') as string,
        hint: expect.stringContaining('make room') as string,
      },
    ]);
    await practice.on('one', 'test -e /root/fault/numbered && ! test -e /root/fault/after');
    await furtherOn(practice, 'two', 5);

    const refused = await operator.run(run('numbering'));
    expect(refused.exitCode, refused.tail).toBe(2);
    expect(refused.lines).toMatchObject([
      { type: 'refused', message: expect.stringContaining('no space is left') as string },
      { type: 'run-finished', status: 'invalid' },
    ]);

    await rm(filler);
    const second = operator.start(run('numbering'));
    await second.line(isOutput('two', 'line 5'));
    await practice.on('two', 'touch /root/fault/go');
    expectDone(await second.ended);
    for (const host of ['one', 'two']) await expectNumbered(operator.kubewalk, host);
    await expectCounts(practice, { one: 1, two: 1 });
    await expectNoJobs(practice, '[.]check[.]');
  });

  it('on the host, in the midst of a step: how the step ended is known all the same', async () => {
    const operator = await startAfresh(practice);
    const ended = await operator.run(run('filling'));
    expect(ended.exitCode, ended.tail).toBe(1);
    expect(finishedSteps(ended)).toMatchObject([
      {
        step: 'filled',
        host: 'two',
        status: 'failed',
        reason: 'exit-code',
        message: 'run ended with exit status 1',
      },
    ]);
    const { stdout } = await keptOutput(operator.kubewalk, 'filled', 'two');
    expect(stdout).toEqual(['before it was full']);
    await expectCounts(practice, { two: 1 });
    await expectNoJobs(practice);
  });

  it('on the host, before a step: it is not begun, and is once there is room', async () => {
    const operator = await startAfresh(practice);
    await practice.on('two', 'mkdir -p /root/fault; cat /dev/zero > /root/big 2> /dev/null || true');
    const ended = await operator.run(run('writing'));
    await practice.on('two', 'rm /root/big');
    expect(ended.exitCode, ended.tail).not.toBe(0);
    expect(ended.stdout).toMatch(/No space left on device/);
    await expectCounts(practice, { two: 0 });
    expectDone(await operator.run(run('writing')));
    await expectCounts(practice, { one: 1, two: 1 });
    await expectNoJobs(practice);
  });
});
