import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectDone, finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import {
  expectNoJobs,
  expectCounts,
  expectNoProcess,
  furtherOn,
  heardOnAll,
  isOutput,
  letGo,
  openFaultLab,
  runOf,
  startAfresh,
  until,
} from './support/fault-lab.js';
import { expectNumbered } from './support/kept-output.js';

describe('a program that is ended, and steps that would not end', () => {
  let practice: Practice;
  let run: (chapter: string) => readonly string[];

  beforeAll(async () => {
    practice = await openFaultLab('faults-program');
    run = (chapter) => runOf(chapter, practice.lab.paths.clusterFile);
  });
  afterAll(() => practice.remove());

  it('follows the running step from its first line after kill -9, started from another folder', async () => {
    const operator = await startAfresh(practice);
    const first = operator.start(run('numbering'));
    await heardOnAll(first);
    first.kill('SIGKILL');
    expect((await first.ended).exitCode).toBeUndefined();
    await furtherOn(practice, 'one', 10);
    // One host comes to the end while nobody looks.
    await practice.on('two', 'touch /root/fault/go');
    await until(() => practice.on('two', 'test -e /root/fault/numbered'));

    const elsewhere = join(operator.folder, 'elsewhere');
    await mkdir(elsewhere);
    const second = operator.start(run('numbering'), { cwd: elsewhere });
    await second.line(isOutput('one', 'line 5'));
    await practice.on('one', 'touch /root/fault/go');
    const ended = await second.ended;
    expectDone(ended);
    const numbered = finishedSteps(ended).filter(({ step }) => step === 'numbered');
    expect(numbered.map(({ status }) => status)).toEqual(['changed', 'changed']);
    for (const host of ['one', 'two']) await expectNumbered(operator.kubewalk, host);
    await expectCounts(practice, { one: 1, two: 1 });
    await expectNoJobs(practice, '[.]check[.]');
  });

  it('stops the whole process group on Ctrl-C, and says with which signal', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(run('lasting'));
    await running.line(isOutput('one', 'up'));
    running.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.exitCode, ended.tail).toBe(130);
    expect(finishedSteps(ended)).toMatchObject([
      { step: 'lasts', status: 'failed', reason: 'stopped', message: 'run was stopped (TERM)' },
    ]);
    expect(ended.lines.at(-1)).toEqual({ type: 'run-finished', status: 'interrupted' });
    await expectNoProcess(practice, 'one', 'sleep 750[56]');
    await expectCounts(practice, { one: 1 });
    await expectNoJobs(practice);
  });

  it('leaves at once on a second Ctrl-C, and finds the step again', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(run('numbering'));
    await heardOnAll(running);
    await practice.lab.setLink('two', 'down');
    running.kill('SIGINT');
    await running.line(({ type, host }) => type === 'step-finished' && host === 'one');
    running.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.exitCode, ended.tail).toBe(130);
    expect(ended.lines.at(-1)).toEqual({ type: 'run-finished', status: 'interrupted' });
    await practice.lab.setLink('two', 'up');

    const second = operator.start(run('numbering'));
    await heardOnAll(second);
    await letGo(practice);
    expectDone(await second.ended);
    await expectNumbered(operator.kubewalk, 'two');
    // The one that was stopped had to be run again.
    await expectCounts(practice, { one: 2, two: 1 });
    await expectNoJobs(practice, '[.]check[.]');
  });

  it('gives a step that waits for input the end of it', async () => {
    const operator = await startAfresh(practice);
    const ended = await operator.run(run('asking'), { input: 'not for the step\n' });
    expectDone(ended);
    const said = ended.lines.filter(({ type }) => type === 'output').map((line) => line['text']);
    expect(said).toEqual(['nobody answers']);
    await expectCounts(practice, { one: 1 });
  });

  it.each([
    { chapter: 'heeding', step: 'heeds', signal: 'TERM', sleeps: 'sleep 750[12]' },
    { chapter: 'ignoring', step: 'ignores', signal: 'KILL', sleeps: 'sleep 750[34]' },
  ])('ends a step that takes too long with $signal, its process group too', async (each) => {
    const operator = await startAfresh(practice);
    const ended = await operator.run(run(each.chapter));
    expect(ended.exitCode, ended.tail).toBe(1);
    expect(finishedSteps(ended)).toMatchObject([
      {
        step: each.step,
        status: 'failed',
        reason: 'timeout',
        message: `run took longer than the step's timeout and was stopped (${each.signal})`,
      },
    ]);
    await expectNoProcess(practice, 'one', each.sleeps);
    await expectCounts(practice, { one: 1 });
    await expectNoJobs(practice);
  });
});
