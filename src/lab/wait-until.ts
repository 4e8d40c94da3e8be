import { setTimeout as delay } from 'node:timers/promises';
import { LabError } from './lab-error.js';

export type Look = { readonly done: true } | { readonly done: false; readonly seen: string };

/** Looks again and again until it is so. Throws `LabError` with what was seen last when time is up. */
export const waitUntil = async (
  what: string,
  look: () => Promise<Look>,
  timeoutMs: number,
): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const { done, ...rest } = await look();
    if (done) return;
    if (Date.now() > deadline) {
      const seen = 'seen' in rest ? rest.seen : '';
      throw new LabError('failed', [
        `${what} did not happen within ${Math.round(timeoutMs / 1000)} s. Last seen: ${seen}`,
      ]);
    }
    await delay(100);
  }
};
