/**
 * A long-lived shell on a host, asked one thing after another over one channel: opening a channel costs two
 * round trips and a login, asking costs none of it.
 */
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type ssh2 from 'ssh2';
import type { Stream } from '../execute/ports.js';
import { LinkLost } from './link-lost.js';
import { StreamScanner, type Found } from './stream-scanner.js';

/** Takes bytes of one exchange. A returned promise holds the stream back until it settles. */
export type Sink = (stream: Stream, bytes: Buffer) => void | Promise<void>;

interface Exchange {
  readonly sink: Sink;
  readonly begun: ((token: string) => void) | undefined;
  readonly settle: { resolve(words: string): void; reject(error: Error): void };
  words: string | undefined;
  readonly open: Set<Stream>;
}

const soonMs = 100;

export class Worker {
  readonly nonce = randomBytes(8).toString('hex');
  /** Rejects with `LinkLost` once the channel is gone. */
  readonly closed: Promise<never>;
  #lose: (error: LinkLost) => void = () => undefined;
  readonly #channel: ssh2.ClientChannel;
  readonly #onStray: Sink;
  #current: Exchange | undefined;
  #alive = true;
  #later = '';
  #idle: NodeJS.Timeout | undefined;

  /** `onStray` gets what is printed outside exchanges. */
  constructor(channel: ssh2.ClientChannel, onStray: Sink) {
    this.#channel = channel;
    this.#onStray = onStray;
    this.closed = new Promise((_, reject) => {
      this.#lose = reject;
    });
    this.closed.catch(() => undefined);
    this.#listen('stdout', channel);
    this.#listen('stderr', channel.stderr);
    channel.on('close', () => {
      this.#gone();
    });
    channel.on('error', () => {
      this.close();
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Sends `text` and gives the words its end came with. Throws `LinkLost`. One exchange at a time. */
  exchange(text: string, sink: Sink, begun?: (token: string) => void): Promise<string> {
    return new Promise((resolve, reject) => {
      if (!this.#alive) {
        reject(new LinkLost('the channel is closed'));
        return;
      }
      this.#current = {
        sink,
        begun,
        settle: { resolve, reject },
        words: undefined,
        open: new Set<Stream>(['stdout', 'stderr']),
      };
      this.say(text);
    });
  }

  /** Sends text without waiting for anything. */
  say(text: string): void {
    clearTimeout(this.#idle);
    if (this.#alive) this.#channel.write(this.#later + text);
    this.#later = '';
  }

  /**
   * Sends text that nobody waits for with what is sent next, or soon. Alone it would go out in a packet of its
   * own, and behind a proxy or a jump host the next one then waits 40 ms for its acknowledgement.
   */
  sayLater(text: string): void {
    this.#later += text;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.say('');
    }, soonMs).unref();
  }

  /** Where the raw bytes of an upload go. */
  get stdin(): ssh2.ClientChannel {
    return this.#channel;
  }

  close(): void {
    if (!this.#alive) return;
    this.say('');
    this.#gone();
    this.#channel.close();
  }

  #gone(): void {
    this.#alive = false;
    const lost = new LinkLost('the channel was closed');
    this.#lose(lost);
    this.#current?.settle.reject(lost);
    this.#current = undefined;
  }

  #listen(stream: Stream, source: Readable): void {
    const scanner = new StreamScanner(this.nonce);
    source.on('data', (chunk: Buffer) => {
      this.#feed(stream, source, scanner.push(chunk), 0);
    });
  }

  /** Delivers in order; while a sink is busy the stream stands still, and in the end so does the host. */
  #feed(stream: Stream, source: Readable, found: readonly Found[], from: number): void {
    for (let index = from; index < found.length; index += 1) {
      // What a dead channel still held is fetched again by whoever follows on.
      const item = found[index];
      if (!this.#alive || item === undefined) return;
      const busy = this.#deliver(stream, item);
      if (busy instanceof Promise) {
        source.pause();
        // In a turn of its own: what waits for nobody would else leave no turn to keys and clocks.
        const goOn = (): void => {
          setImmediate(() => {
            this.#feed(stream, source, found, index + 1);
          });
        };
        busy.then(goOn, goOn);
        return;
      }
    }
    source.resume();
  }

  #deliver(stream: Stream, item: Found): void | Promise<void> {
    const current = this.#current;
    switch (item.kind) {
      case 'stray':
        return this.#onStray(stream, item.bytes);
      case 'data':
        return current?.sink(stream, item.bytes);
      case 'began':
        if (stream === 'stdout') current?.begun?.(item.token);
        return;
      case 'ended':
        if (current === undefined) return;
        if (stream === 'stdout') current.words = item.words;
        current.open.delete(stream);
        if (current.open.size > 0 || current.words === undefined) return;
        this.#current = undefined;
        current.settle.resolve(current.words);
    }
  }
}
