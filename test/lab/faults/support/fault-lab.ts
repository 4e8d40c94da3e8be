import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import { createOperator, type Operator } from '../../support/operator.js';
import { openPractice, type Practice } from '../../support/practice.js';
import type { Line, Running } from '../../support/run-kubewalk.js';

export const hosts = ['one', 'two'] as const;

/** Two machines; `two` has a disk that can be filled. */
export const openFaultLab = (name: string): Promise<Practice> =>
  openPractice(name, {
    hosts: [
      { name: 'one', address: '10.77.4.11', roles: ['one'] },
      { name: 'two', address: '10.77.4.12', roles: ['two'], diskMb: 96 },
    ],
    vars: {},
  });

const runbook = fileURLToPath(new URL('../fixtures/runbooks/faults', import.meta.url));

/** How to call the program for one chapter of the runbook that is made to be disturbed. */
export const runOf = (chapter: string, cluster: string): readonly string[] => [
  ...['run', '--runbook', runbook, '--cluster', cluster],
  ...['--only', chapter, '--yes', '--json'],
];

/** Machines as before the first test, and somebody who has never used the program. */
export const startAfresh = async ({ onAll, lab }: Practice): Promise<Operator> => {
  await onAll('rm -rf /root/fault /var/lib/kubewalk');
  // In the lab's folder, so that what a killed test mounted there goes with the lab.
  const operator = await createOperator(join(lab.paths.folder, `operator-${String(performance.now())}`));
  onTestFinished(() => operator.remove());
  return operator;
};

/** Waits for something that nobody announces; says what was last seen when it does not come. */
export const until = <T>(condition: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(condition, { timeout: 120_000, interval: 100 });

export const isOutput =
  (host: string, text: string) =>
  (line: Line): boolean =>
    line.type === 'output' && line.host === host && line['text'] === text;

export const isLink =
  (host: string, state: 'lost' | 'back') =>
  (line: Line): boolean =>
    line.type === 'link' && line.host === host && line['state'] === state;

/** Waits until the numbered step has been heard on every host. */
export const heardOnAll = (running: Running): Promise<unknown> =>
  Promise.all(hosts.map((host) => running.line(isOutput(host, 'line 5'))));

/** Waits until the step on a host, which nobody may hear at the time, has come this many lines further. */
export const furtherOn = async ({ on }: Practice, host: string, lines: number): Promise<void> => {
  const at = async (): Promise<number> => {
    const text = await on(host, 'cat /root/fault/at');
    expect(text).toMatch(/^\d+$/);
    return Number(text);
  };
  const from = await until(at);
  await until(async () => {
    expect(await at()).toBeGreaterThanOrEqual(from + lines);
  });
};

export const letGo = ({ onAll }: Practice): Promise<unknown> => onAll('touch /root/fault/go');

/** How often the `run` block was carried out on each host. */
export const expectCounts = async (
  { on }: Practice,
  counts: Readonly<Record<string, number>>,
): Promise<void> => {
  const found = await Promise.all(
    Object.keys(counts).map(async (host) => {
      const lines = await on(host, 'cat /root/fault/count 2> /dev/null || true');
      return [host, lines.split('\n').filter((line) => line === host).length] as const;
    }),
  );
  expect(Object.fromEntries(found)).toEqual(counts);
};

/** Nothing with this command line runs on the machine. */
export const expectNoProcess = async ({ on }: Practice, host: string, command: string): Promise<void> => {
  expect(await on(host, `pgrep -fa '^${command}' || true`)).toBe('');
};

/** Jobs whose end is known leave nothing behind on any host; looks that a killed program began may. */
export const expectNoJobs = async ({ onAll }: Practice, besides = '^$'): Promise<void> => {
  const left = await onAll(`ls -A /var/lib/kubewalk/jobs 2> /dev/null | grep -v '${besides}' || true`);
  expect(left).toEqual({ one: '', two: '' });
};
