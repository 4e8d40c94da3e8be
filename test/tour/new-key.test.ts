import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { newKey } from '../../src/tour/new-key.js';

it('makes keys that can be read and that fit, every time', () => {
  const keys = Array.from({ length: 1000 }, newKey);
  const misfits = keys.filter((key) => {
    const [visitor, door] = [ssh2.utils.parseKey(key.private), ssh2.utils.parseKey(key.public)];
    return visitor instanceof Error || door instanceof Error || !door.verify('hello', visitor.sign('hello'));
  });
  expect(misfits).toEqual([]);
});
