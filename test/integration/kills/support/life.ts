/** One start of the built program, from its beginning to its end or to the instant it is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { program } from '../../../lab/support/program.js';

export type Instant =
  /** So long after the process was made. */
  | { readonly since: 'start'; readonly ms: number }
  /** So long after it had its session, which is when it turns to the hosts. */
  | { readonly since: 'opened'; readonly ms: number };

export interface Life {
  readonly killed: boolean;
  readonly exitCode: number | null;
  /** Everything it said, for when an expectation fails. */
  readonly said: string;
  readonly startUpMs: number;
  readonly wholeMs: number;
}

export interface Start {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Absent: it is left to end by itself. */
  readonly kill?: Instant;
}

export const live = async ({ args, env, kill }: Start): Promise<Life> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [program(), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let startUpMs = 0;
  let timer: NodeJS.Timeout | undefined;
  const killAfter = (ms: number): void => {
    timer = setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (kill?.since === 'start') killAfter(kill.ms);
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (startUpMs > 0 || !said.includes('"run-started"')) return;
    startUpMs = performance.now() - begun;
    if (kill?.since === 'opened') killAfter(kill.ms);
  });
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  clearTimeout(timer);
  return {
    killed: child.signalCode === 'SIGKILL',
    exitCode: child.exitCode,
    said,
    startUpMs,
    wholeMs: performance.now() - begun,
  };
};
