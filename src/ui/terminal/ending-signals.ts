/** Signals that end the program while the screen is on. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens to signals; the returned function ends it. */
export const onSignals = (
  signals: readonly NodeJS.Signals[],
  listener: (signal: NodeJS.Signals) => void,
): (() => void) => {
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
};
