import { execa } from 'execa';
import * as z from 'zod';
import { program } from './program.js';

const line = z.looseObject({
  type: z.string(),
  chapter: z.string().optional(),
  step: z.string().optional(),
  host: z.string().optional(),
  risk: z.string().optional(),
  status: z.string().optional(),
  message: z.string().optional(),
  hint: z.string().optional(),
});

/** One object of `--json`. */
export type Line = Readonly<z.infer<typeof line>>;

export interface Ended {
  /** `undefined` where a signal ended it. */
  readonly exitCode: number | undefined;
  /** The objects printed; none without `--json`. */
  readonly lines: readonly Line[];
  readonly stdout: string;
  readonly stderr: string;
  /** How it was called and what it said last, for when an expectation fails. */
  readonly tail: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  readonly kill: (signal: 'SIGKILL' | 'SIGINT') => void;
  /** Waits for the first line that fits, one that was printed already included. Rejects when the program ends without. */
  readonly line: (fits: (line: Line) => boolean) => Promise<Line>;
}

export interface Calling {
  /** The whole environment: nothing of the tests' own comes through. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly input?: string;
  readonly onLine?: (line: Line) => void;
}

/** Starts the built program. With `--json` its lines can be watched while it runs. */
export const startKubewalk = (args: readonly string[], { env, cwd, input, onLine }: Calling): Running => {
  const lines: Line[] = [];
  const watchers = new Set<() => void>();
  const child = execa(process.execPath, [program(), ...args], {
    env,
    extendEnv: false,
    cwd,
    input: input ?? '',
    reject: false,
    stripFinalNewline: false,
  });
  const json = args.includes('--json');
  const readLines = async (): Promise<void> => {
    for await (const text of child.iterable()) {
      const read = line.parse(JSON.parse(text));
      lines.push(read);
      onLine?.(read);
      for (const look of watchers) look();
    }
  };
  const reading = json ? readLines() : Promise.resolve();
  const end = async (): Promise<Ended> => {
    const [{ exitCode, signal, stdout, stderr }] = await Promise.all([child, reading]);
    const last = (text: string): string => text.split('\n').slice(-25).join('\n');
    const tail = `kubewalk ${args.join(' ')} ended with ${String(exitCode ?? signal)}\n${last(stdout)}\n${last(stderr)}`;
    return { exitCode, lines, stdout, stderr, tail };
  };
  const ended = end();
  ended.catch(() => undefined);
  return {
    pid: child.pid ?? -1,
    ended,
    kill: (signal) => void child.kill(signal),
    line: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find(fits);
          if (!found) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        ended.then(({ tail }) => {
          reject(new Error(`the line that was waited for never came\n${tail}`));
        }, reject);
      }),
  };
};
