import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 20_000;
const pauseMs = 20;

/** Waits until the condition holds; else says what was seen last. */
export const waitFor = async (
  condition: () => boolean | Promise<boolean>,
  lastSeen: () => string | Promise<string>,
): Promise<void> => {
  const end = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain; last seen: ${await lastSeen()}`);
    await delay(pauseMs);
  }
};
