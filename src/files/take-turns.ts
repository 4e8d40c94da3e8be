import pLimit, { type LimitFunction } from 'p-limit';

/** Runs a task once every earlier task of the same key has ended. */
export type Turns = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/** Tasks that touch the same file take turns, in the order asked; others run side by side. */
export const createTurns = (): Turns => {
  const queues = new Map<string, LimitFunction>();
  return (key, task) => {
    const queue = queues.get(key) ?? pLimit(1);
    queues.set(key, queue);
    return queue(task);
  };
};
