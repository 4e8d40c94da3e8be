import { expect, it } from 'vitest';
import { createTurns } from '../../src/files/take-turns.js';

it('lets tasks of one key follow each other and others run side by side', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const first = inTurn('a', async () => {
    order.push('a1 begins');
    await opened;
    order.push('a1 ends');
  });
  const second = inTurn('a', () => Promise.resolve(order.push('a2')));
  await inTurn('b', () => Promise.resolve(order.push('b')));
  open();
  await Promise.all([first, second]);
  expect(order).toEqual(['a1 begins', 'b', 'a1 ends', 'a2']);
});

it('goes on with the next after one that failed', async () => {
  const inTurn = createTurns();
  const failing = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
