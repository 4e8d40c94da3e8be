import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import type { PrintedLine } from '../execute/ports.js';

/** What every step printed on every host, one file each: `STEP.HOST.log`. */
export interface OutputLogs {
  write(line: PrintedLine): void | Promise<void>;
  /** The first error of any file; nothing more can be kept. */
  trouble(): Error | undefined;
  close(): Promise<void>;
}

export const createOutputLogs = (folder: string): OutputLogs => {
  const streams = new Map<string, WriteStream>();
  let trouble: Error | undefined;
  const streamOf = ({ step, host }: PrintedLine): WriteStream => {
    const name = `${step}.${host}.log`;
    const open = streams.get(name);
    if (open) return open;
    const stream = createWriteStream(join(folder, name), { flags: 'a', mode: 0o600 });
    stream.on('error', (error) => (trouble ??= error));
    streams.set(name, stream);
    return stream;
  };
  return {
    write(line) {
      if (trouble) return;
      const stream = streamOf(line);
      const mark = line.stream === 'stderr' ? '!' : ' ';
      if (!stream.write(`${line.phase.padEnd(6)}${mark}| ${line.text}\n`)) return drained(stream);
    },
    trouble: () => trouble,
    async close() {
      for (const stream of streams.values()) stream.end();
      await Promise.allSettled([...streams.values()].map((stream) => finished(stream)));
    },
  };
};

/** An error ends the wait too: it is told elsewhere, and the host must not hang on it. */
const drained = async (stream: WriteStream): Promise<void> => {
  await once(stream, 'drain').catch(() => undefined);
};
