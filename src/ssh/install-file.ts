/** Puts one file in place on a host, whole or not at all. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { EffectError, type FileToInstall } from '../execute/ports.js';
import { fileTrouble } from '../files/errno.js';
import { pieceBytes } from '../files/piece-bytes.js';
import { saying, type Told } from '../words/saying.js';
import { askHost, type Answer } from './ask-host.js';
import { installText } from './install-script.js';
import { LinkLost } from './link-lost.js';
import type { Worker } from './worker.js';

export type Progress = (sent: number, total: number) => void;

/** Throws `LinkLost`, `EffectError`. */
export const installFile = async (
  host: string,
  worker: Worker,
  file: FileToInstall,
  onProgress: Progress,
): Promise<void> => {
  const size = await sizeOf(file.content);
  let sending: Promise<void> = Promise.resolve();
  let answer: Answer;
  try {
    answer = await askHost(worker, installText(file, size), () => {
      sending = send(worker, chunksOf(file.content, size), size, onProgress);
      sending.catch(() => undefined);
    });
  } catch (error) {
    // A file that could not be read to its end cut the channel, and is the better reason.
    await sending;
    throw error;
  }
  if (answer.code !== 0) throw notInstalled(host, file.path, answer);
  await sending;
};

const sizeOf = async (content: FileToInstall['content']): Promise<number> => {
  if (content instanceof Uint8Array) return content.length;
  try {
    return (await stat(content.localPath)).size;
  } catch (error) {
    throw notRead(content.localPath, fileTrouble(error), error);
  }
};

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Exactly `size` bytes or fewer, even when the file grows meanwhile. */
const chunksOf = (content: FileToInstall['content'], size: number): Chunks => {
  if (content instanceof Uint8Array) return [content];
  if (size === 0) return [];
  return createReadStream(content.localPath, { highWaterMark: pieceBytes, end: size - 1 });
};

const send = async (worker: Worker, chunks: Chunks, total: number, onProgress: Progress): Promise<void> => {
  let sent = 0;
  onProgress(0, total);
  try {
    for await (const chunk of chunks) {
      if (!worker.alive) return;
      if (!worker.stdin.write(chunk)) await Promise.race([once(worker.stdin, 'drain'), worker.closed]);
      sent += chunk.length;
      onProgress(sent, total);
    }
    if (sent < total) throw new Error('it became shorter while it was read');
  } catch (error) {
    if (error instanceof LinkLost) return;
    // The host would wait for bytes that will not come.
    worker.close();
    throw notRead(saying('ssh.fileToSend'), fileTrouble(error), error);
  }
};

const notRead = (path: Told, why: Told, cause: unknown): EffectError =>
  new EffectError(saying('ssh.notRead', { path, why }), saying('ssh.notReadHint'), { cause });

const notInstalled = (host: string, path: string, { stdout, stderr }: Answer): EffectError => {
  const full = /no space left|quota exceeded/i.test(stderr);
  return full
    ? new EffectError(saying('ssh.noSpace', { host, path, df: stdout.trim() }), saying('ssh.noSpaceHint'))
    : new EffectError(
        saying('ssh.notWritten', { host, path, said: stderr.trim() }),
        saying('ssh.notWrittenHint'),
      );
};
