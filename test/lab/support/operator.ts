import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKubewalk, type Calling, type Ended, type Running } from './run-kubewalk.js';

/** Somebody who uses kubewalk, with folders that nobody else uses. */
export interface Operator {
  readonly folder: string;
  /** KUBEWALK_HOME. */
  readonly kubewalk: string;
  start(args: readonly string[], how?: Partial<Calling>): Running;
  run(args: readonly string[], how?: Partial<Calling>): Promise<Ended>;
  /** Ends what is still running and removes everything. */
  remove(): Promise<void>;
}

/** In a folder of its own unless one is given, which is removed with it. */
export const createOperator = async (given?: string): Promise<Operator> => {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'kubewalk-test-operator-')));
  const kubewalk = join(folder, 'kubewalk');
  const home = join(folder, 'home');
  await Promise.all([kubewalk, home].map((each) => mkdir(each, { recursive: true })));
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, KUBEWALK_HOME: kubewalk, LANG: 'C.UTF-8' };
  const started: Running[] = [];
  const start: Operator['start'] = (args, how = {}) => {
    const running = startKubewalk(args, { cwd: folder, ...how, env: { ...env, ...how.env } });
    started.push(running);
    return running;
  };
  return {
    folder,
    kubewalk,
    start,
    run: (args, how) => start(args, how).ended,
    remove: async () => {
      for (const { kill } of started) kill('SIGKILL');
      await Promise.allSettled(started.map(({ ended }) => ended));
      await rm(folder, { recursive: true });
    },
  };
};
