export type Progress = (received: number, total: number | undefined) => void;

/** Work that reports how far it is and can be called off. */
export type Work<T> = (onProgress: Progress, signal: AbortSignal) => Promise<T>;

interface Shared<T> {
  readonly result: Promise<T>;
  readonly listeners: Set<Progress>;
  readonly controller: AbortController;
}

/**
 * Lets those who ask for the same thing at the same time share one piece of work. Each hears of its progress;
 * one who is called off leaves at once while the others go on; with the last one the work itself is called off,
 * and has tidied up when that one's promise is rejected.
 */
export const createSharedWork = <T>(): ((
  key: string,
  work: Work<T>,
  onProgress: Progress,
  signal: AbortSignal,
) => Promise<T>) => {
  const running = new Map<string, Shared<T>>();

  const begin = (key: string, work: Work<T>): Shared<T> => {
    const listeners = new Set<Progress>();
    const controller = new AbortController();
    const tellAll: Progress = (received, total) => {
      for (const listener of listeners) listener(received, total);
    };
    const result = work(tellAll, controller.signal).finally(() => {
      if (running.get(key) === shared) running.delete(key);
    });
    const shared = { result, listeners, controller };
    running.set(key, shared);
    return shared;
  };

  return async (key, work, onProgress, signal) => {
    signal.throwIfAborted();
    const shared = running.get(key) ?? begin(key, work);
    // A function of its own, so that two who pass the same one count as two.
    const listener: Progress = (received, total) => {
      onProgress(received, total);
    };
    shared.listeners.add(listener);
    return await new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        shared.listeners.delete(listener);
        const reason: unknown = signal.reason;
        if (shared.listeners.size > 0) {
          reject(reason instanceof Error ? reason : new Error(String(reason)));
          return;
        }
        // Whoever asks from now on must not be handed work that was called off.
        running.delete(key);
        shared.controller.abort(reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      shared.result
        .finally(() => {
          signal.removeEventListener('abort', leave);
        })
        .then(resolve, reject);
    });
  };
};
