import { join } from 'node:path';
import type { LogCut, PrintedLine } from '../execute/ports.js';
import { logLine, logName } from './log-line.js';
import { lastLines, OutputLog } from './output-log.js';

/** What every step printed on every host, one file each: `STEP.HOST.log`. */
export interface OutputLogs {
  /** A returned promise holds the host's output back until it settles. */
  write(line: PrintedLine): void | Promise<void>;
  /** Nothing more is expected of the step on the host; its file need not stay open. */
  finish(step: string, host: string): void;
  /** The first error of any file; nothing more can be kept. */
  trouble(): Error | undefined;
  close(): Promise<void>;
}

/** `limitBytes` is for each file; `onCut` is told once of each that reaches it. */
export const createOutputLogs = (
  folder: string,
  limitBytes: number,
  onCut: (cut: LogCut) => void,
): OutputLogs => {
  const logs = new Map<string, OutputLog>();
  let trouble: Error | undefined;
  const logOf = ({ step, host }: PrintedLine): OutputLog => {
    const name = logName(step, host);
    const known = logs.get(name);
    if (known) return known;
    const file = join(folder, name);
    const log = new OutputLog(file, limitBytes, {
      trouble: (error) => (trouble ??= error),
      cut: () => {
        onCut({ step, host, file, limitBytes, lastLines });
      },
    });
    logs.set(name, log);
    return log;
  };
  return {
    write(line) {
      if (trouble) return;
      return logOf(line).write(logLine(line));
    },
    finish(step, host) {
      void logs.get(logName(step, host))?.finish();
    },
    trouble: () => trouble,
    async close() {
      await Promise.all([...logs.values()].map((log) => log.finish()));
    },
  };
};
