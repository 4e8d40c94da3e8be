import { join } from 'node:path';
import type { PrintedLine } from '../execute/ports.js';
import { logLine, logName } from './log-line.js';
import { OutputLog } from './output-log.js';

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

/** `limitBytes` is for each file. */
export const createOutputLogs = (folder: string, limitBytes: number): OutputLogs => {
  const logs = new Map<string, OutputLog>();
  let trouble: Error | undefined;
  const logOf = (name: string): OutputLog => {
    const known = logs.get(name);
    if (known) return known;
    const log = new OutputLog(join(folder, name), limitBytes, (error) => (trouble ??= error));
    logs.set(name, log);
    return log;
  };
  return {
    write(line) {
      if (trouble) return;
      return logOf(logName(line.step, line.host)).write(logLine(line));
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
