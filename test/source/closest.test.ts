import { expect, it } from 'vitest';
import { closest } from '../../src/source/closest.js';

it.each([
  ['etdc', ['etcd', 'node'], 'etcd'],
  ['nodes', ['etcd', 'node'], 'node'],
  ['xyz', ['etcd', 'node'], undefined],
  ['a', ['b'], 'b'],
  ['anything', [], undefined],
])('for %s among %j finds %s', (word, candidates, found) => {
  expect(closest(word, candidates)).toBe(found);
});
