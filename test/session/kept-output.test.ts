import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findKeptOutput, KeptOutput } from '../../src/session/kept-output.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const log = (count: number): string =>
  Array.from({ length: count }, (_, n) => `run   ${n % 2 === 0 ? ' ' : '!'}| line ${n}\n`).join('');

const read = async (output: KeptOutput, from: number): Promise<readonly string[]> => {
  const texts: string[] = [];
  for await (const lines of output.pieces(from)) texts.push(...lines.map(({ text }) => text));
  return texts;
};

describe('what was printed, read back from its file', () => {
  it('is counted while it grows, and begins at any line', async () => {
    const path = join(await temporaryFolder(), 'a.log');
    writeFileSync(path, log(25_000));
    const output = new KeptOutput(path);
    expect(await output.count()).toBe(25_000);
    expect((await read(output, 12_345))[0]).toBe('line 12345');
    expect(await read(output, 24_998)).toEqual(['line 24998', 'line 24999']);
    writeFileSync(path, log(3), { flag: 'a' });
    expect(await output.count()).toBe(25_003);
  });

  it('is that of this run, else of the latest run before it', async () => {
    const runs = await temporaryFolder();
    for (const run of ['1', '2', '3']) mkdirSync(join(runs, run));
    writeFileSync(join(runs, '1', 's.h.log'), log(1));
    writeFileSync(join(runs, '2', 's.h.log'), log(2));
    const found = await findKeptOutput(join(runs, '3'), 's', 'h');
    expect(found?.ofThisRun).toBe(false);
    expect(await found?.output.count()).toBe(2);
    expect(await findKeptOutput(join(runs, '3'), 's', 'nobody')).toBeUndefined();
  });
});
