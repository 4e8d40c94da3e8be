import { execa } from 'execa';
import { LabError } from './lab-error.js';
import { nspawnEnvironment } from './nspawn-argv.js';

export interface ToolOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Each line of output as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs a tool of the box and gives its stdout. Throws `LabError` with what the tool said. */
export const runTool = async (
  tool: string,
  args: readonly string[],
  { input, cwd, env, onLine }: ToolOptions = {},
): Promise<string> => {
  const running = execa(tool, [...args], {
    reject: false,
    all: true,
    env: { PATH: nspawnEnvironment.PATH, LC_ALL: 'C.UTF-8', ...env },
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
    ...(cwd !== undefined && { cwd }),
  });
  if (onLine) for await (const line of running.iterable({ from: 'all' })) onLine(line);
  const result = await running;
  if (result.failed) {
    const said = result.all.trim().split('\n').slice(-15).join('\n  ');
    throw new LabError('failed', [
      `${[tool, ...args].join(' ').slice(0, 300)} failed (${result.exitCode === undefined ? (result.shortMessage ?? '') : `exit ${result.exitCode}`}):\n  ${said}`,
    ]);
  }
  return result.stdout;
};
