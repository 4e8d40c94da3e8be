import { expect, it } from 'vitest';

it('is loaded without listening to signals, so that one Ctrl-C is not heard twice', async () => {
  const listeners = (): readonly number[] =>
    (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => process.listenerCount(signal));
  const before = listeners();
  const { Conf } = await import('../../src/session/conf.js');
  expect(Conf).toBeTypeOf('function');
  expect(listeners()).toEqual(before);
});
