import { formatProblem, type Problem } from '../source/problem.js';

/** How a command tells its result: text for eyes, or one JSON object per line. */
export interface Report {
  readonly json: boolean;
  line(text: string): void;
  object(object: Readonly<Record<string, unknown>>): void;
  problems(problems: readonly Problem[]): void;
  /** Why nothing is done. */
  refusal(message: string, hint: string): void;
  /** What a person should know; it goes on all the same. */
  warning(message: string, hint: string): void;
}

/** Results go to standard output; what went wrong goes to standard error, but for JSON, which is one stream. */
export const createReport = (json: boolean): Report => {
  const object = (value: Readonly<Record<string, unknown>>): void => {
    process.stdout.write(`${JSON.stringify(value)}\n`);
  };
  const tell = (type: 'refused' | 'warning', message: string, hint: string): void => {
    if (json) object({ type, message, hint });
    else process.stderr.write(`${message}\n    ${hint}\n`);
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
        if (json) object({ type: 'problem', ...problem });
        else process.stderr.write(`${formatProblem(problem)}\n`);
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
