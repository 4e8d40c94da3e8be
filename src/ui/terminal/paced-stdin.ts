import { EventEmitter } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { isOpenPaste, isOpenSequence, splitKeys } from './split-keys.js';

/** A slow link may cut an arrow key's sequence in two; longer than this it was the Escape key. */
const escapeWaitMs = 30;

const ctrlC = '\u0003';

/** What of a terminal's input is used. */
export interface KeySource {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  off(event: 'data', listener: (chunk: Buffer) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  ref?(): unknown;
  unref?(): unknown;
}

/**
 * Hands keys to Ink one at a time, with a turn of the event loop between them so that React has drawn the answer to
 * one key before the next arrives: the person sees each, and a listener that waits for a drawing is there in time.
 */
export class PacedStdin extends EventEmitter {
  readonly isTTY = true;
  readonly #source: KeySource;
  readonly #decoder = new StringDecoder('utf8');
  #waiting: string[] = [];
  #current: string | null = null;
  #open = '';
  #openUntil: NodeJS.Timeout | undefined;
  #turn: NodeJS.Immediate | undefined;
  #held = false;

  constructor(source: KeySource) {
    super();
    this.#source = source;
  }

  readonly #take = (chunk: Buffer): void => {
    clearTimeout(this.#openUntil);
    const keys = splitKeys(this.#open + this.#decoder.write(chunk));
    const last = keys.at(-1) ?? '';
    const open = isOpenPaste(last) || isOpenSequence(last);
    this.#open = open ? last : '';
    this.#waiting.push(...(open ? keys.slice(0, -1) : keys));
    if (isOpenSequence(last)) this.#openUntil = setTimeout(this.#giveUpWaiting, escapeWaitMs);
    this.#schedule();
  };

  /** Nothing followed: it was the Escape key. */
  readonly #giveUpWaiting = (): void => {
    this.#waiting.push(this.#open);
    this.#open = '';
    this.#schedule();
  };

  /** Keeps keys until `release`, when nobody is there yet to take them. Ctrl-C is told of at once, as `interrupt`. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#held) {
      if (this.#waiting.includes(ctrlC)) this.emit('interrupt');
      return;
    }
    if (this.#turn !== undefined || this.#waiting.length === 0) return;
    // Two turns: React runs the effects that follow a drawing in the turn after it.
    this.#turn = setImmediate(() => {
      this.#turn = setImmediate(() => {
        this.#turn = undefined;
        this.#current = this.#waiting.shift() ?? null;
        this.emit('readable');
        this.#schedule();
      });
    });
  }

  /** As Ink calls it after `readable`: the key, then null. */
  read(): string | null {
    const key = this.#current;
    this.#current = null;
    return key;
  }

  /** Ink asks for text, and gets it. The source stays bytes: what it is lent to wants them as they are. */
  setEncoding(): this {
    return this;
  }

  setRawMode(raw: boolean): this {
    this.#source.setRawMode?.(raw);
    this.#source.off('data', this.#take);
    if (raw) {
      this.#source.on('data', this.#take);
      this.#source.resume();
    } else {
      clearImmediate(this.#turn);
      clearTimeout(this.#openUntil);
      this.#turn = undefined;
      this.#source.pause();
    }
    return this;
  }

  ref(): this {
    this.#source.ref?.();
    return this;
  }

  unref(): this {
    this.#source.unref?.();
    return this;
  }
}
