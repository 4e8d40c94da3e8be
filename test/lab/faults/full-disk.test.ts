import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectDone, finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import { expectCounts, expectNoJobs, openFaultLab, runOf, startAfresh } from './support/fault-lab.js';
import { keptOutput } from './support/kept-output.js';

describe('a disk that is full', () => {
  let practice: Practice;
  let run: (chapter: string) => readonly string[];

  beforeAll(async () => {
    practice = await openFaultLab('faults-full-disk');
    run = (chapter) => runOf(chapter, practice.lab.paths.clusterFile);
  });
  afterAll(() => practice.remove());

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
