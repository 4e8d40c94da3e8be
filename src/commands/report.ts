import { formatProblem, type Problem } from '../source/problem.js';
import type { Told } from '../words/saying.js';
import type { Words } from '../words/words.js';

/** How a command tells its result: text for eyes, or one JSON object per line. */
export interface Report {
  readonly json: boolean;
  line(text: string): void;
  object(object: Readonly<Record<string, unknown>>): void;
  problems(problems: readonly Problem[]): void;
  /** Why nothing is done. */
  refusal(message: Told, hint: Told): void;
  /** What a person should know; it goes on all the same. */
  warning(message: Told, hint: Told): void;
}

/** Results go to standard output; what went wrong goes to standard error, but for JSON, which is one stream. */
export const createReport = ({ say }: Words, json = false): Report => {
  const object = (value: Readonly<Record<string, unknown>>): void => {
    process.stdout.write(`${JSON.stringify(value)}\n`);
  };
  const inWords = ({ message, hint, ...place }: Problem): object => ({
    ...place,
    message: say(message),
    ...(hint !== undefined && { hint: say(hint) }),
  });
  const tell = (type: 'refused' | 'warning', message: Told, hint: Told): void => {
    if (json) object({ type, message: say(message), hint: say(hint) });
    else process.stderr.write(`${say(message)}\n    ${say(hint)}\n`);
  };
  return {
    json,
    line(text) {
      if (!json) process.stdout.write(`${text}\n`);
    },
    object(value) {
      if (json) object(value);
    },
    problems(problems) {
      for (const problem of problems) {
        if (json) object({ type: 'problem', ...inWords(problem) });
        else process.stderr.write(`${formatProblem(problem, say)}\n`);
      }
    },
    refusal: (message, hint) => {
      tell('refused', message, hint);
    },
    warning: (message, hint) => {
      tell('warning', message, hint);
    },
  };
};
