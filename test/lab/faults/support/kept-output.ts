import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The folder of the latest run of a kubewalk home. */
export const latestRun = async (home: string): Promise<string> => {
  const runs = join(home, 'runs');
  const [session] = await readdir(runs);
  const names = (await readdir(join(runs, session ?? ''))).toSorted();
  return join(runs, session ?? '', names.at(-1) ?? '');
};

/** What the latest run kept of what `run` printed in a step on a host. */
export const keptOutput = async (
  home: string,
  step: string,
  host: string,
): Promise<{ readonly stdout: readonly string[]; readonly stderr: readonly string[] }> => {
  const text = await readFile(join(await latestRun(home), `${step}.${host}.log`), 'utf8');
  const lines = text.split('\n');
  const of = (mark: string): readonly string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  return { stdout: of('run    | '), stderr: of('run   !| ') };
};

/** Every line of the numbered step is in the log exactly once, in order. Returns how many there are. */
export const expectNumbered = async (home: string, host: string): Promise<number> => {
  const { stdout, stderr } = await keptOutput(home, 'numbered', host);
  const numbered = (word: string): readonly string[] => stderr.map((_, at) => `${word} ${String(at + 1)}`);
  expect(stderr.length).toBeGreaterThan(4);
  expect(stderr).toEqual(numbered('error'));
  expect(stdout).toEqual([...numbered('line'), 'the last line']);
  return stderr.length;
};
