import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { pieceBytes } from './piece-bytes.js';

/** SHA-256 of a file's bytes, in lower-case hex, without holding the file in memory. */
export const sha256OfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: pieceBytes }), hash);
  return hash.digest('hex');
};
