import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Received {
  readonly sha256: string;
  readonly size: number;
}

/** Writes a response's body to a file, hashing it on the way. Where it fails, half a file is left behind. */
export const receive = async (
  response: Response,
  path: string,
  onProgress: (received: number, total: number | undefined) => void,
  signal: AbortSignal,
): Promise<Received> => {
  const announced = Number(response.headers.get('content-length') ?? Number.NaN);
  // Where the body is encoded, the length is that of the encoded bytes.
  const total =
    Number.isFinite(announced) && response.headers.get('content-encoding') === null ? announced : undefined;
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      size += chunk.length;
      onProgress(size, total);
      done(null, chunk);
    },
  });
  const body = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body);
  await pipeline(body, measure, createWriteStream(path, { flush: true }), { signal });
  return { sha256: hash.digest('hex'), size };
};
