import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Of what is beyond the limit, so many of the last lines are kept all the same: errors come last. */
export const lastLines = 100;

/** What is told of a log as it happens. */
interface LogListener {
  trouble(error: Error): void;
  /** The limit was reached. */
  cut(): void;
}

/**
 * One file of lines, with a limit to its size. Lines beyond it are left out; the file says where and how many, and
 * shows the last of them.
 */
export class OutputLog {
  readonly #path: string;
  readonly #limitBytes: number;
  readonly #listener: LogListener;
  #stream: WriteStream | undefined;
  /** Settles when the file that was finished is closed, so that no later line overtakes an earlier one. */
  #finishing: Promise<void> | undefined;
  #bytes = 0;
  #cut = false;
  #leftOut = 0;
  #last: string[] = [];

  constructor(path: string, limitBytes: number, listener: LogListener) {
    this.#path = path;
    this.#limitBytes = limitBytes;
    this.#listener = listener;
  }

  /** A returned promise settles when there is room for more. */
  write(line: string): void | Promise<void> {
    if (this.#finishing) return this.#finishing.then(() => this.write(line));
    if (this.#cut) {
      this.#leaveOut(line);
      return;
    }
    const bytes = Buffer.byteLength(line) + 1;
    if (this.#bytes + bytes <= this.#limitBytes) {
      this.#bytes += bytes;
      return this.#put(line);
    }
    this.#cut = true;
    this.#listener.cut();
    this.#leaveOut(line);
    const limit = `${String(this.#limitBytes / megabyte)} MB`;
    return this.#put(remark(`here the limit of ${limit} was reached (KUBEWALK_LOG_LIMIT sets it)`));
  }

  /** Writes what is still to be said and closes the file; a later line opens it again. */
  finish(): Promise<void> {
    if (this.#leftOut > 0) {
      const left = this.#leftOut - this.#last.length;
      const said = left > 0 ? [remark(`${String(left)} lines are left out`)] : [];
      // At once: a wait for each line would be more listeners than Node thinks right.
      void this.#put([...said, ...this.#last].join('\n'));
      this.#leftOut = 0;
      this.#last = [];
    }
    const stream = this.#stream;
    if (!stream) return this.#finishing ?? Promise.resolve();
    this.#stream = undefined;
    stream.end();
    // An error is told where the stream was opened.
    this.#finishing = finished(stream)
      .catch(() => undefined)
      .then(() => {
        this.#finishing = undefined;
      });
    return this.#finishing;
  }

  #leaveOut(line: string): void {
    this.#leftOut += 1;
    this.#last.push(line);
    if (this.#last.length > lastLines) this.#last.shift();
  }

  #put(line: string): void | Promise<void> {
    const stream = (this.#stream ??= this.#open());
    if (!stream.write(`${line}\n`)) return drained(stream);
  }

  #open(): WriteStream {
    const stream = createWriteStream(this.#path, { flags: 'a', mode: 0o600 });
    stream.on('error', (error) => {
      this.#listener.trouble(error);
    });
    return stream;
  }
}

const megabyte = 1_000_000;

/** No host can print a line like this: those begin with the phase they belong to. */
const remark = (text: string): string => `kubewalk: ${text}`;

/** An error ends the wait too: it is told elsewhere, and the host must not hang on it. */
const drained = (stream: WriteStream): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
