import { expect, it } from 'vitest';
import { receive } from '../../src/artifacts/receive.js';
import { fileTrouble } from '../../src/files/errno.js';
import { saying } from '../../src/words/saying.js';

it('fails with the words of the system when the disk is full', async () => {
  const response = new Response(Buffer.alloc(100_000));
  const receiving = receive(response, '/dev/full', () => undefined, new AbortController().signal);
  const error: unknown = await receiving.catch((caught: unknown) => caught);
  expect(fileTrouble(error)).toEqual(saying('files.ENOSPC'));
});
