import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes what a mender needs to know and returns where it lies. Synchronous, because the program may be ending.
 * `undefined` when not even that could be written.
 */
export const writeCrashReport = (
  folder: string,
  error: unknown,
  where: string,
  at: Date,
): string | undefined => {
  const stamp = at.toISOString().replaceAll(':', '-');
  const file = join(folder, `crash-${stamp}.txt`);
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = [
    `kubewalk stopped because of a mistake of its own.`,
    `time:     ${at.toISOString()}`,
    `screen:   ${where}`,
    `node:     ${process.version} ${process.platform} ${process.arch}`,
    '',
    told,
    '',
  ];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, lines.join('\n'), { mode: 0o600 });
    return file;
  } catch {
    return undefined;
  }
};
