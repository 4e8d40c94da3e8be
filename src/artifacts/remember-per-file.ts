import { stat } from 'node:fs/promises';

/** Answers a question about a file's content by reading it, or from memory while the file is the same. */
export type Ask<T> = (path: string) => Promise<T>;

/**
 * Remembers the answers by path, size and time of change, so that a tarball that goes to many hosts is read
 * once. Those who ask while it is being read wait for the same answer; a failure is not remembered.
 */
export const rememberPerFile = <T>(read: Ask<T>): Ask<T> => {
  const answers = new Map<string, Promise<T>>();
  return async (path) => {
    const { size, mtimeMs, ino } = await stat(path);
    const state = JSON.stringify([path, size, mtimeMs, ino]);
    const known = answers.get(state);
    if (known !== undefined) return await known;
    const answer = read(path);
    answers.set(state, answer);
    answer.catch(() => answers.delete(state));
    return await answer;
  };
};
