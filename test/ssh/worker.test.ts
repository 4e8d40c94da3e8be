import { PassThrough } from 'node:stream';
import type ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { Worker } from '../../src/ssh/worker.js';

/** A channel whose other end is in the test's hands. */
const createChannel = () => {
  const stderr = new PassThrough();
  const stdout = Object.assign(new PassThrough(), { stderr, close: () => undefined });
  return { stdout, stderr, channel: stdout as unknown as ssh2.ClientChannel };
};

describe('a worker', () => {
  it('lets others have a turn between the pieces of a flood, also where nobody holds it back', async () => {
    const { stdout, stderr, channel } = createChannel();
    const worker = new Worker(channel, () => undefined);
    let turn = 0;
    const count = (): void => {
      turn += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const seen: number[] = [];
    const pieces = 50;
    try {
      const ended = worker.exchange('', (stream) => {
        if (stream === 'stdout') seen.push(turn);
        return Promise.resolve();
      });
      const mark = `\u0001${worker.nonce} begin job\n`;
      stderr.write(`${mark}\u0001job end\n`);
      stdout.write(mark);
      for (let piece = 0; piece < pieces; piece += 1) stdout.write('x'.repeat(1000));
      stdout.write('\u0001job exited 0\n');
      expect(await ended).toBe('exited 0');
    } finally {
      clearImmediate(next);
    }
    expect(seen.length).toBe(pieces);
    expect(new Set(seen).size).toBe(pieces);
  });
});
