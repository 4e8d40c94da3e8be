import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Lab } from '../../../src/lab/lab.js';
import type { LabSpec } from '../../../src/lab/spec.js';
import { labCache, openTestLab } from './open-test-lab.js';
import { createOperator, type Operator } from './operator.js';
import { networkOfBox, watchTraces } from './traces.js';

/** Machines that run, somebody to work on them, and how both go without a trace. */
export interface Practice {
  readonly lab: Lab;
  readonly operator: Operator;
  /** Runs a script on a machine, not through kubewalk. Throws when it fails. */
  readonly on: (host: string, script: string) => Promise<string>;
  readonly onAll: (script: string) => Promise<Readonly<Record<string, string>>>;
  readonly remove: () => Promise<void>;
}

const architecture = process.arch === 'x64' ? 'amd64' : process.arch;

/** The path of a release file that `make-artifacts.sh` made, as `etcd-v3.5.16`. */
export const artifact = async (release: string): Promise<string> => {
  const path = join(labCache(), 'artifacts', `${release}-linux-${architecture}.tar.gz`);
  await access(path).catch(() => {
    throw new Error(`${path} is missing. Make it with: test/lab/make-artifacts.sh`);
  });
  return path;
};

export const openPractice = async (name: string, changes: Partial<LabSpec> = {}): Promise<Practice> => {
  const before = await networkOfBox();
  const { lab, place, remove } = await openTestLab(name, changes);
  try {
    await lab.up(() => undefined);
  } catch (error) {
    await remove();
    throw error;
  }
  const traces = await watchTraces(lab);
  const operator = await createOperator(join(place.home, 'operator'));
  const on: Practice['on'] = async (host, script) => {
    const { exitCode, stdout, stderr } = await lab.sh(host, script);
    if (exitCode === 0) return stdout;
    throw new Error(`on ${host} this ended with ${String(exitCode)}:\n${script}\n${stdout}\n${stderr}`);
  };
  return {
    lab,
    operator,
    on,
    onAll: async (script) =>
      Object.fromEntries(
        await Promise.all(
          lab.spec.hosts.map(async ({ name: host }) => [host, await on(host, script)] as const),
        ),
      ),
    remove: async () => {
      await operator.remove();
      expect(await traces()).not.toEqual([]);
      await remove();
      expect(await traces()).toEqual([]);
      expect(await networkOfBox()).toBe(before);
    },
  };
};
