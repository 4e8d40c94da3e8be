/**
 * Finds, in the bytes of one stream of a host's shell, where an exchange begins and ends. Everything outside an
 * exchange (a login script's greeting, sudo's question) is stray. Marks may be cut anywhere by the network.
 */
export type Found =
  | { readonly kind: 'began'; readonly token: string }
  | { readonly kind: 'data' | 'stray'; readonly bytes: Buffer }
  | { readonly kind: 'ended'; readonly words: string };

const newline = 0x0a;
const empty = Buffer.alloc(0);

export class StreamScanner {
  readonly #beginMark: Buffer;
  #endMark: Buffer | undefined;
  #held: Buffer = empty;

  constructor(nonce: string) {
    this.#beginMark = Buffer.from(`\u0001${nonce} begin `);
  }

  push(chunk: Buffer): readonly Found[] {
    const found: Found[] = [];
    let bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = empty;
    while (bytes.length > 0) {
      const mark = this.#endMark ?? this.#beginMark;
      const at = bytes.indexOf(mark);
      const clear = at === -1 ? bytes.length - danglingLength(bytes, mark) : at;
      const kind = this.#endMark === undefined ? 'stray' : 'data';
      if (clear > 0) found.push({ kind, bytes: bytes.subarray(0, clear) });
      bytes = bytes.subarray(clear);
      const lineEnd = at === -1 ? -1 : bytes.indexOf(newline);
      if (lineEnd === -1) {
        this.#held = bytes;
        return found;
      }
      const words = bytes.toString('utf8', mark.length, lineEnd);
      bytes = bytes.subarray(lineEnd + 1);
      if (this.#endMark === undefined) {
        this.#endMark = Buffer.from(`\u0001${words} `);
        found.push({ kind: 'began', token: words });
      } else {
        this.#endMark = undefined;
        found.push({ kind: 'ended', words });
      }
    }
    return found;
  }
}

/** How many bytes at the end may be the start of the mark. */
const danglingLength = (bytes: Buffer, mark: Buffer): number => {
  for (let length = Math.min(mark.length - 1, bytes.length); length > 0; length -= 1) {
    if (bytes.subarray(bytes.length - length).equals(mark.subarray(0, length))) return length;
  }
  return 0;
};
