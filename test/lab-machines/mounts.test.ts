import { expect, it } from 'vitest';
import { parseMounts } from '../../src/lab/mounts.js';

it('reads mount points with blanks, and the type behind any number of optional fields', () => {
  const text = [
    '29 1 8:1 / / rw,relatime shared:1 master:2 - ext4 /dev/sda rw',
    '40 29 0:4 net:[4026532] /tmp/a\\040b/net rw - nsfs nsfs rw',
    '',
  ].join('\n');
  expect(parseMounts(text)).toEqual([
    { target: '/', type: 'ext4' },
    { target: '/tmp/a b/net', type: 'nsfs' },
  ]);
});
