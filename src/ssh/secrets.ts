/**
 * What the person typed, kept in memory only. Asked once for all hosts: the answer that was right elsewhere is
 * tried first, and a host that wants another one keeps its own.
 */
import type { Prompts, SecretQuestion } from '../execute/ports.js';

export interface Secrets {
  /** `scope` names those who share the secret. `rejected` is the answer that just proved wrong. */
  ask(scope: string, question: Omit<SecretQuestion, 'again'>, rejected?: string): Promise<string | undefined>;
  /** What is at hand without asking. */
  known(scope: string, host: string): string | undefined;
}

export const createSecrets = (prompts: Prompts): Secrets => {
  const latest = new Map<string, string>();
  const byHost = new Map<string, string>();
  const asking = new Map<string, Promise<string | undefined>>();
  const known = (scope: string, host: string): string | undefined =>
    byHost.get(`${scope} ${host}`) ?? latest.get(scope);

  const askPerson = (scope: string, question: SecretQuestion): Promise<string | undefined> => {
    const pending = asking.get(scope);
    if (pending !== undefined) return pending;
    const answer = prompts
      .secret(question)
      .then((text) => {
        if (text !== undefined) latest.set(scope, text);
        return text;
      })
      .finally(() => asking.delete(scope));
    asking.set(scope, answer);
    return answer;
  };

  return {
    known,
    ask: async (scope, question, rejected) => {
      const atHand = known(scope, question.host);
      const untried = atHand !== undefined && atHand !== rejected ? atHand : latest.get(scope);
      const answer =
        untried !== undefined && untried !== rejected
          ? untried
          : await askPerson(scope, { ...question, again: rejected !== undefined });
      if (answer !== undefined) byHost.set(`${scope} ${question.host}`, answer);
      return answer;
    },
  };
};
