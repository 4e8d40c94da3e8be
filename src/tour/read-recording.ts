import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { recordingSchema, type Recording } from './recording.js';

/** Reads a recording as `test/lab/record-tour.ts` writes it. */
export const readRecording = async (path: string): Promise<Recording> => {
  const text = await promisify(brotliDecompress)(await readFile(path));
  return recordingSchema.parse(JSON.parse(text.toString()));
};
