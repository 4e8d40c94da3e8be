import { verbs, type Verb } from '../ssh/messages.js';

export interface Message {
  readonly verb: Verb;
  readonly words: readonly string[];
}

/** Takes the bytes a program sends to a host's shell apart: its messages, and the raw bytes of files in between. */
export class MessageReader {
  #held = Buffer.alloc(0);
  /** What teaches the shell its verbs comes first and is not for us. */
  #taught = false;

  push(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes]);
  }

  /** The next whole message, if it has arrived. Throws at what is none. */
  next(): Message | undefined {
    if (!this.#taught && !this.#skipLesson()) return undefined;
    const end = endOfMessage(this.#held);
    if (end === undefined) return undefined;
    const text = this.#held.toString('utf8', 0, end);
    this.#held = this.#held.subarray(end + 1);
    return parse(text);
  }

  /** Exactly so many raw bytes, once they have arrived. */
  take(length: number): Buffer | undefined {
    if (this.#held.length < length) return undefined;
    const bytes = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return bytes;
  }

  #skipLesson(): boolean {
    const at = this.#held.indexOf('\nkw_hello ');
    if (at === -1) return false;
    this.#held = this.#held.subarray(at + 1);
    this.#taught = true;
    return true;
  }
}

const quoteMark = 0x27;
const newline = 0x0a;

/** Where the first newline outside quotes stands. */
const endOfMessage = (bytes: Buffer): number | undefined => {
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === quoteMark && !isEscaped(bytes, at, quoted)) quoted = !quoted;
    else if (bytes[at] === newline && !quoted) return at;
  }
  return undefined;
};

/** `'\''`: the one in the middle belongs to the word. */
const isEscaped = (bytes: Buffer, at: number, quoted: boolean): boolean => !quoted && bytes[at - 1] === 0x5c;

const parse = (text: string): Message => {
  const [, name = '', rest = ''] = /^kw_([a-z]+)([^]*)$/.exec(text) ?? [];
  const verb = verbs.find((each) => each === name);
  if (verb === undefined) throw new Error(`this is no message to a host: ${text.slice(0, 80)}`);
  const words = rest.match(/ (?:'[^']*'|\\')+/g) ?? [];
  return { verb, words: words.map((word) => word.slice(2, -1).replaceAll(`'\\''`, "'")) };
};
