import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sizeIfThere } from '../files/size-if-there.js';
import type { OutputLine } from '../output/output-line.js';
import { lineOfLog, logName } from './log-line.js';

/** Every so many lines, where one begins is remembered. */
const stride = 1000;
const pieceBytes = 1 << 18;
const lineEnd = 0x0a;

/**
 * What a step printed on a host, as it lies in a file of any size that may still grow. It is read in pieces; only where
 * every thousandth line begins is kept in memory.
 */
export class KeptOutput {
  readonly #path: string;
  readonly #starts = [0];
  #lines = 0;
  #bytes = 0;
  #counting: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** How many whole lines there are by now. */
  count(): Promise<number> {
    const counted = this.#counting.then(() => this.#countOn());
    this.#counting = counted.catch(() => undefined);
    return counted;
  }

  /** The lines from a number on, a few hundred at a time. */
  async *pieces(from: number): AsyncGenerator<readonly OutputLine[]> {
    if (from >= this.#starts.length * stride) await this.count();
    const known = Math.min(Math.floor(from / stride), this.#starts.length - 1);
    let skip = from - known * stride;
    for await (const lines of this.#wholeLines(this.#starts[known] ?? 0)) {
      const wanted = lines.slice(skip);
      skip = Math.max(0, skip - lines.length);
      if (wanted.length > 0) yield wanted.map(lineOfLog);
    }
  }

  async #countOn(): Promise<number> {
    for await (const bytes of this.#bytesFrom(this.#bytes)) {
      for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, at + 1)) {
        this.#lines += 1;
        if (this.#lines % stride === 0) this.#starts.push(this.#bytes + at + 1);
      }
      this.#bytes += bytes.length;
    }
    return this.#lines;
  }

  async *#wholeLines(offset: number): AsyncGenerator<readonly string[]> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const bytes of this.#bytesFrom(offset)) {
      const all = Buffer.concat([rest, bytes]);
      const end = all.lastIndexOf(lineEnd);
      rest = Buffer.from(all.subarray(end + 1));
      if (end >= 0) yield all.toString('utf8', 0, end).split('\n');
    }
  }

  /** The buffer is used again for the next piece. */
  async *#bytesFrom(offset: number): AsyncGenerator<Buffer> {
    const file = await open(this.#path);
    try {
      const buffer = Buffer.alloc(pieceBytes);
      for (let at = offset; ;) {
        const { bytesRead } = await file.read(buffer, 0, pieceBytes, at);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
        at += bytesRead;
      }
    } finally {
      await file.close();
    }
  }
}

export interface FoundOutput {
  readonly output: KeptOutput;
  /** Printed in the run that is open, not in an earlier one. */
  readonly ofThisRun: boolean;
}

/** What this run kept of the step on the host, else the latest run before it that kept any. `folder` is the run's. */
export const findKeptOutput = async (
  folder: string,
  step: string,
  host: string,
): Promise<FoundOutput | undefined> => {
  const runs = await readdir(dirname(folder));
  const own = basename(folder);
  const earlier = runs.filter((run) => run < own).sort();
  for (const run of [own, ...earlier.reverse()]) {
    const path = join(dirname(folder), run, logName(step, host));
    if ((await sizeIfThere(path)) !== undefined)
      return { output: new KeptOutput(path), ofThisRun: run === own };
  }
  return undefined;
};
