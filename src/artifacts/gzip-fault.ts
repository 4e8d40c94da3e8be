import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { pieceBytes } from '../files/piece-bytes.js';

/**
 * What is wrong with a gzip file, in words; `undefined` when it is whole. It is unpacked to the end, into
 * nothing: its own checksum and length stand there. Trouble with reading the file is thrown.
 */
export const gzipFault = async (path: string): Promise<string | undefined> => {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: pieceBytes }),
      createGunzip({ chunkSize: pieceBytes }),
      nowhere,
    );
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'Z_BUF_ERROR') return 'it is cut short';
    if (code === 'Z_DATA_ERROR') return 'its content is damaged, or it is not a gzip file';
    throw error;
  }
};
