import type { ExecutionListener } from './execution.js';

/** Several listeners as one. */
export interface Listeners {
  add(listener: ExecutionListener): () => void;
  readonly all: Required<ExecutionListener>;
}

export const createListeners = (): Listeners => {
  const listeners = new Set<ExecutionListener>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: {
      moved: (moves, state) => {
        listeners.forEach((listener) => listener.moved?.(moves, state));
      },
      printed: (line) => {
        listeners.forEach((listener) => listener.printed?.(line));
      },
      transferred: (transfer) => {
        listeners.forEach((listener) => listener.transferred?.(transfer));
      },
      link: (change) => {
        listeners.forEach((listener) => listener.link?.(change));
      },
      logCut: (cut) => {
        listeners.forEach((listener) => listener.logCut?.(cut));
      },
      trouble: (trouble) => {
        listeners.forEach((listener) => listener.trouble?.(trouble));
      },
    },
  };
};
