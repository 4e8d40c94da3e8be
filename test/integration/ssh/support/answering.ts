import type { HostKeyQuestion, Prompts, SecretQuestion } from '../../../../src/execute/ports.js';

/** Answers as told and keeps what was asked. */
export const answering = (answers: {
  readonly accept?: boolean;
  readonly secrets?: readonly string[];
}): { readonly prompts: Prompts; readonly asked: (HostKeyQuestion | SecretQuestion)[] } => {
  const asked: (HostKeyQuestion | SecretQuestion)[] = [];
  const secrets = [...(answers.secrets ?? [])];
  return {
    asked,
    prompts: {
      acceptHostKey: (question) => {
        asked.push(question);
        return Promise.resolve(answers.accept);
      },
      secret: (question) => {
        asked.push(question);
        return Promise.resolve(secrets.shift());
      },
    },
  };
};
