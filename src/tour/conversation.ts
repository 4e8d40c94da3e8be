/** What a recorded host says on one channel: the same words as the shell of a real one. */
import { createHash } from 'node:crypto';
import { MessageReader, type Message } from './message-reader.js';
import type { Chunk } from './recording.js';
import type { ReplayedHost } from './replayed-host.js';

export interface Channel {
  write(stream: Chunk[1], text: string | Buffer): void;
  close(): void;
}

interface Awaited {
  readonly size: number;
  readonly path: string;
  readonly sha256: string;
  readonly mode: string;
  readonly owner: string;
}

const jobsFolder = '/var/lib/kubewalk/jobs';

export class Conversation {
  readonly #host: ReplayedHost;
  readonly #channel: Channel;
  readonly #reader = new MessageReader();
  #nonce = '';
  #file: Awaited | undefined;
  #following: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: ReplayedHost, channel: Channel) {
    this.#host = host;
    this.#channel = channel;
  }

  hear(bytes: Buffer): void {
    this.#reader.push(bytes);
    for (;;) {
      if (this.#file !== undefined) {
        const content = this.#reader.take(this.#file.size);
        if (content === undefined) return;
        this.#keep(this.#file, content);
      }
      const message = this.#reader.next();
      if (message === undefined) return;
      this.#answer(message);
    }
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #answer({ verb, words }: Message): void {
    const now = Date.now();
    this.#host.settle(now);
    switch (verb) {
      case 'hello': {
        const [nonce = '', greeting = ''] = words;
        this.#nonce = nonce;
        this.#whole(greeting === 'facts' ? this.#facts() : '', 'ready');
        return;
      }
      case 'run': {
        const [id = '', token = '', , out = '', err = '', , script = ''] = words;
        this.#host.begin(id, token, script, now);
        this.#follow(id, Number(out), Number(err));
        return;
      }
      case 'follow': {
        const [id = '', out = '', err = ''] = words;
        this.#follow(id, Number(out), Number(err));
        return;
      }
      case 'halt':
        if (this.#following !== undefined) this.#host.stop(this.#following, now);
        return;
      case 'forget':
        this.#host.forget(words);
        return;
      case 'tidy':
        this.#host.forget(words);
        this.#whole('', 'code 0');
        return;
      case 'look':
        this.#whole(words.map((path) => this.#line(path)).join(''), 'code 0');
        return;
      case 'read': {
        const text = this.#host.look(words[0] ?? '')?.text;
        this.#whole(text === undefined ? '' : `+${text}`, 'code 0');
        return;
      }
      case 'put': {
        const [path = '', size = '', sha256 = '', mode = '', owner = ''] = words;
        this.#begin(this.#nonce);
        this.#file = { path, size: Number(size), sha256, mode, owner };
        return;
      }
      case 'slow':
      case 'tick':
      case 'done':
    }
  }

  #facts(): string {
    const { osRelease, machine } = this.#host.recorded;
    return (
      `${osRelease.trimEnd()}\nKW_ARCH=${machine}\nKW_BOOT=${this.#host.bootId}\nKW_UID=0\n` +
      `KW_JOBS=${jobsFolder}\nKW_WRITABLE=yes\n`
    );
  }

  #line(path: string): string {
    const file = this.#host.look(path);
    return file === undefined ? '-\n' : `${file.sha256}  - ${file.mode.replace(/^0/, '')} ${file.owner}\n`;
  }

  #keep({ path, sha256, mode, owner }: Awaited, content: Buffer): void {
    this.#file = undefined;
    const arrived = createHash('sha256').update(content).digest('hex');
    if (arrived !== sha256) {
      this.#channel.write('err', 'what arrived is not what was sent (SHA-256 differs)\n');
      this.#end(this.#nonce, 'code 1');
      this.#channel.close();
      return;
    }
    const open = mode.endsWith('4') && content.length <= smallBytes;
    this.#host.put(path, { sha256, mode, owner, ...(open && { text: content.toString() }) });
    this.#end(this.#nonce, 'code 0');
  }

  /** From these bytes of its output on: what is over at once, the rest when its time comes. */
  #follow(id: string, out: number, err: number): void {
    const job = this.#host.job(id);
    if (job === undefined) {
      this.#whole('', 'absent');
      return;
    }
    this.#following = id;
    this.#begin(job.token);
    const skip = { out, err };
    let next = 0;
    const goOn = (): void => {
      const { chunks, ms, ending } = this.#host.job(id) ?? job;
      const passed = Date.now() - job.begunAt;
      for (; next < chunks.length; next += 1) {
        const [at, stream, text] = chunks[next] ?? [0, 'out', ''];
        if (at > passed) break;
        const bytes = Buffer.from(text);
        if (bytes.length > skip[stream]) this.#channel.write(stream, bytes.subarray(skip[stream]));
        skip[stream] = Math.max(0, skip[stream] - bytes.length);
      }
      if (passed < ms) {
        const wait = (chunks[next]?.[0] ?? ms) - passed;
        this.#timer = setTimeout(goOn, Math.min(wait, lookMs));
        return;
      }
      this.#following = undefined;
      this.#host.settle(Date.now());
      this.#end(job.token, ending);
    };
    goOn();
  }

  #whole(text: string, words: string): void {
    this.#begin(this.#nonce);
    if (text !== '') this.#channel.write('out', text);
    this.#end(this.#nonce, words);
  }

  #begin(token: string): void {
    for (const stream of ['out', 'err'] as const)
      this.#channel.write(stream, `\u0001${this.#nonce} begin ${token}\n`);
  }

  #end(token: string, words: string): void {
    this.#channel.write('out', `\u0001${token} ${words}\n`);
    this.#channel.write('err', `\u0001${token} end\n`);
  }
}

const smallBytes = 32_768;

/** So that a job that is stopped ends soon. */
const lookMs = 100;
