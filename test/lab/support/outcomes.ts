import { expect } from 'vitest';
import type { Ended, Line } from './run-kubewalk.js';

export const finishedSteps = ({ lines }: Pick<Ended, 'lines'>): readonly Line[] =>
  lines.filter(({ type }) => type === 'step-finished');

const told = ({ step, host, status, message }: Line): string =>
  [step, host, status, ...(message === undefined ? [] : [message])].join(' ');

/** It went well to its end: every step on every host, the last line and the exit code say so. */
export const expectDone = (ended: Ended): void => {
  expect(ended.exitCode, ended.tail).toBe(0);
  expect(ended.lines.at(-1), ended.tail).toEqual({ type: 'run-finished', status: 'ok' });
  const good = ['changed', 'already', 'skipped'];
  const others = finishedSteps(ended).filter(({ status }) => !good.includes(status ?? ''));
  expect(others.map(told), ended.tail).toEqual([]);
};

/** It went well and found nothing to do. */
export const expectNothingChanged = (ended: Ended): void => {
  expectDone(ended);
  const changed = finishedSteps(ended).filter(({ status }) => status === 'changed');
  expect(changed.map(told)).toEqual([]);
};
