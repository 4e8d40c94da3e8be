import type { Prompts } from '../../execute/ports.js';
import type { Question } from '../app/state.js';
import { bufferOf } from '../editor/text-buffer.js';

type Answer = boolean | string | undefined;

/** Questions that wait for the person, as the port that asks them and the hand that answers. */
export interface PromptDesk {
  readonly prompts: Prompts;
  answer(id: number, answer: Answer): void;
  /** Nobody will answer any more. */
  close(): void;
}

export const createPromptDesk = (ask: (question: Question) => void): PromptDesk => {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  const put = (question: (id: number) => Question): Promise<Answer> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      ask(question(id));
    });
  };
  return {
    prompts: {
      async acceptHostKey(asked) {
        const answer = await put((id) => ({ kind: 'host-key', id, asked, buffer: bufferOf('') }));
        return typeof answer === 'boolean' ? answer : undefined;
      },
      async secret(asked) {
        const answer = await put((id) => ({ kind: 'secret', id, asked, buffer: bufferOf('') }));
        return typeof answer === 'string' ? answer : undefined;
      },
    },
    answer(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
    close() {
      for (const resolve of waiting.values()) resolve(undefined);
      waiting.clear();
    },
  };
};
