import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectDone, finishedSteps } from '../support/outcomes.js';
import type { Practice } from '../support/practice.js';
import {
  expectNoJobs,
  expectCounts,
  furtherOn,
  heardOnAll,
  isLink,
  letGo,
  openFaultLab,
  runOf,
  startAfresh,
} from './support/fault-lab.js';
import { expectNumbered } from './support/kept-output.js';

describe('a running step whose link goes away', () => {
  let practice: Practice;
  let run: readonly string[];

  beforeAll(async () => {
    practice = await openFaultLab('faults-link');
    run = runOf('numbering', practice.lab.paths.clusterFile);
  });
  afterAll(() => practice.remove());

  /** The step says one line in 50 ms at most: so many lines take at least so many seconds. */
  const linesIn = (seconds: number): number => seconds * 20;

  it.each([5, 60])(
    'goes on through a cut of %d s, and nothing it says is lost or heard twice',
    async (seconds) => {
      const operator = await startAfresh(practice);
      const running = operator.start(run);
      await heardOnAll(running);
      await practice.lab.setLink('two', 'down');
      await furtherOn(practice, 'two', linesIn(seconds));
      if (seconds === 60) await running.line(isLink('two', 'lost'));
      await practice.lab.setLink('two', 'up');
      await furtherOn(practice, 'two', 1);
      await letGo(practice);
      const ended = await running.ended;
      expectDone(ended);
      expect(await expectNumbered(operator.kubewalk, 'two')).toBeGreaterThan(linesIn(seconds));
      await expectNumbered(operator.kubewalk, 'one');
      await expectCounts(practice, { one: 1, two: 1 });
      await expectNoJobs(practice);
      const links = ended.lines
        .filter(({ type }) => type === 'link')
        .map(({ host, state }) => `${String(host)} ${String(state)}`);
      // Five seconds may pass as a slow network; a minute may not.
      expect(links).toEqual(seconds === 60 || links.length > 0 ? ['two lost', 'two back'] : []);
    },
  );

  it('goes on while sshd is away, and is followed again when it is back', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(run);
    await heardOnAll(running);
    await practice.on('one', 'systemctl stop ssh; pkill -x sshd');
    await running.line(isLink('one', 'lost'));
    await furtherOn(practice, 'one', 10);
    await practice.on('one', 'systemctl start ssh');
    await running.line(isLink('one', 'back'));
    await letGo(practice);
    expectDone(await running.ended);
    for (const host of ['one', 'two']) await expectNumbered(operator.kubewalk, host);
    await expectCounts(practice, { one: 1, two: 1 });
    await expectNoJobs(practice);
  });

  it('is not disturbed by a restart of sshd', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(run);
    await heardOnAll(running);
    await practice.onAll('systemctl restart ssh');
    await furtherOn(practice, 'one', 10);
    await letGo(practice);
    expectDone(await running.ended);
    for (const host of ['one', 'two']) await expectNumbered(operator.kubewalk, host);
    await expectCounts(practice, { one: 1, two: 1 });
  });

  it('ends as unknown when its host lost its power, and runs again only when asked and not done', async () => {
    const operator = await startAfresh(practice);
    const running = operator.start(run);
    await heardOnAll(running);
    await practice.lab.powerCut('two');
    await running.line(isLink('two', 'lost'));
    await practice.lab.boot('two');
    await running.line(isLink('two', 'back'));
    await practice.on('one', 'touch /root/fault/go');
    const ended = await running.ended;
    expect(ended.exitCode, ended.tail).toBe(1);
    const [unknown] = finishedSteps(ended).filter(({ host }) => host === 'two');
    expect(unknown, ended.tail).toMatchObject({ step: 'numbered', status: 'unknown', reason: 'lost' });
    expect(unknown?.message).toContain('two rebooted at ');
    expect(finishedSteps(ended).filter(({ host }) => host === 'one')).toMatchObject([{ status: 'changed' }]);
    await expectNumbered(operator.kubewalk, 'one');
    await expectCounts(practice, { one: 1, two: 1 });

    const second = operator.start(run);
    await furtherOn(practice, 'two', 5);
    await practice.on('two', 'touch /root/fault/go');
    expectDone(await second.ended);
    await expectNumbered(operator.kubewalk, 'two');
    await expectCounts(practice, { one: 1, two: 2 });
    await expectNoJobs(practice);
  });
});
