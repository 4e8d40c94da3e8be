import { describe, expect, it } from 'vitest';
import { hostShell } from '../../src/ssh/host-shell.js';
import { say } from '../../src/ssh/messages.js';
import { MessageReader } from '../../src/tour/message-reader.js';

const awkward = [`it's`, `'`, `'\\''`, `\\`, '', ' two  words\nand a line', `$(x) "y" \``, '集群'];

describe('the messages to a host', () => {
  it('arrive as they were said, whatever is in their words and wherever the network cuts them', () => {
    const bytes = Buffer.from(hostShell('abc', 'facts') + say('look', ...awkward) + say('done'));
    for (const size of [1, 7, bytes.length]) {
      const reader = new MessageReader();
      const heard = [];
      for (let at = 0; at < bytes.length; at += size) {
        reader.push(bytes.subarray(at, at + size));
        for (let next = reader.next(); next !== undefined; next = reader.next()) heard.push(next);
      }
      expect(heard).toEqual([
        { verb: 'hello', words: ['abc', 'facts'] },
        { verb: 'look', words: awkward },
        { verb: 'done', words: [] },
      ]);
    }
  });

  it('make room for the bytes of a file', () => {
    const reader = new MessageReader();
    reader.push(Buffer.from(`${hostShell('abc', 'nothing')}${say('put', '/x', '3')}`));
    expect(reader.next()?.verb).toBe('hello');
    expect(reader.next()?.verb).toBe('put');
    expect(reader.take(3)).toBeUndefined();
    reader.push(Buffer.from(`'\n"${say('slow')}`));
    expect(reader.take(3)?.toString()).toBe(`'\n"`);
    expect(reader.next()?.verb).toBe('slow');
  });
});
