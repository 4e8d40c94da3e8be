import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Operator } from '../support/operator.js';
import { expectDone, finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import type { Ended } from '../support/run-kubewalk.js';
import {
  expectCounts,
  expectNoJobs,
  furtherOn,
  heardOnAll,
  hosts,
  isOutput,
  letGo,
  openFaultLab,
  runOf,
  startAfresh,
  until,
} from './support/fault-lab.js';
import { expectNumbered } from './support/kept-output.js';

/** Gives an operator a home of two megabytes. */
const mountSmallHome = async ({ kubewalk }: Operator): Promise<void> => {
  await execa('mount', ['--no-mtab', '-t', 'tmpfs', '-o', 'size=2m', 'kubewalk-test', kubewalk]);
  onTestFinished(async () => {
    await execa('umount', ['--no-mtab', '--lazy', kubewalk]);
  });
};

/** Takes every block there is. A file that has room in its last one can still grow by that. Returns what takes them. */
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

/** It was said once, and with what to do. */
const expectTrouble = (ended: Ended): void => {
  expect(ended.exitCode, ended.tail).toBe(1);
  expect(
    ended.lines.filter(({ type }) => type === 'trouble'),
    ended.tail,
  ).toMatchObject([
    {
      message: expect.stringMatching(/progress cannot be written .*no space is left/) as string,
      hint: expect.stringContaining('make room') as string,
    },
  ]);
};

/** While the disk is full, a new start is refused before it asks any host. */
const expectRefused = (ended: Ended): void => {
  expect(ended.exitCode, ended.tail).toBe(2);
  expect(ended.lines).toMatchObject([
    { type: 'refused', message: expect.stringContaining('no space is left') as string },
    { type: 'run-finished', status: 'invalid' },
  ]);
};

describe('the disk of the operator fills up', () => {
  let practice: Practice;
  let run: (chapter: string) => readonly string[];

  beforeAll(async () => {
    practice = await openFaultLab('faults-operator-disk');
    run = (chapter) => runOf(chapter, practice.lab.paths.clusterFile);
  });
  afterAll(() => practice.remove());

  const strides = Array.from({ length: 8 }, (_, at) => `strode-${String(at)}`);

  /** Which steps each host has carried out, in order. */
  const strodeOn = async (host: string): Promise<readonly string[]> =>
    (await practice.on(host, 'cat /root/fault/strides'))
      .trim()
      .split('\n')
      .map((line) => line.replace(`${host} `, ''));

  it('until the journal finds no room: nothing more is begun, and the resume is exact', async () => {
    const operator = await startAfresh(practice);
    await mountSmallHome(operator);
    const running = operator.start(run('striding'));
    await until(async () => {
      for (const host of hosts) expect(await strodeOn(host)).toEqual(['strode-0']);
    });
    const filler = await fill(operator.kubewalk);
    await letGo(practice);
    const ended = await running.ended;
    expectTrouble(ended);
    const begun = await Promise.all(hosts.map(strodeOn));
    console.log(
      `carried out before the journal was stopped: ${begun.map(({ length }) => length).join(', ')}`,
    );
    for (const steps of begun) {
      expect(steps).toEqual(strides.slice(0, steps.length));
      expect(steps.length).toBeLessThan(strides.length);
    }

    expectRefused(await operator.run(run('striding')));
    expect(await Promise.all(hosts.map(strodeOn))).toEqual(begun);

    await rm(filler);
    const second = await operator.run(run('striding'));
    expectDone(second);
    expect(await Promise.all(hosts.map(strodeOn))).toEqual([strides, strides]);
    // What the first start could still write down is not done again.
    const [known] = finishedSteps(ended);
    const again = finishedSteps(second).filter(
      ({ step, host }) => step === known?.step && host === known?.host,
    );
    expect(again.map(({ status }) => status)).toEqual(['already']);
    await expectNoJobs(practice, '[.]check[.]\\|[.]verify-');
  });

  it('until the log of a step finds no room: the step goes on, and a later start has all it printed', async () => {
    const operator = await startAfresh(practice);
    await mountSmallHome(operator);
    const running = operator.start(run('numbering'));
    await heardOnAll(running);
    const filler = await fill(operator.kubewalk);
    // More than the last block of its log can take.
    await furtherOn(practice, 'one', 250);
    // It ends while the step goes on everywhere.
    expectTrouble(await running.ended);
    await practice.on('one', 'touch /root/fault/go');
    await until(() => practice.on('one', 'test -e /root/fault/numbered'));
    await practice.on('one', 'test -e /root/fault/numbered && ! test -e /root/fault/after');
    await furtherOn(practice, 'two', 5);

    expectRefused(await operator.run(run('numbering')));

    await rm(filler);
    const second = operator.start(run('numbering'));
    await second.line(isOutput('two', 'line 5'));
    await practice.on('two', 'touch /root/fault/go');
    expectDone(await second.ended);
    for (const host of hosts) await expectNumbered(operator.kubewalk, host);
    await expectCounts(practice, { one: 1, two: 1 });
    await expectNoJobs(practice, '[.]check[.]\\|[.]verify-');
  });
});
