/**
 * `conf`, without what one of its parts does as it is loaded: for every signal that can end a program it adds a
 * listener that sends the program the same signal again. One Ctrl-C would count as two.
 */
import { constants } from 'node:os';

const signals = Object.keys(constants.signals) as NodeJS.Signals[];
const before = new Map(signals.map((signal) => [signal, process.rawListeners(signal)]));

export const { default: Conf } = await import('conf');

for (const signal of signals) {
  for (const listener of process.rawListeners(signal)) {
    if (before.get(signal)?.includes(listener) === false)
      process.removeListener(signal, listener as () => void);
  }
}
