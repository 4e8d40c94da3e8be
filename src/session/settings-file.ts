import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileWhole } from '../files/write-file-whole.js';

/** What the person chose about the screens. Plain JSON, because it is read before the first frame. */
const settingsFile = (home: string): string => join(home, 'settings.json');

/** Settings as they were written; nothing where there are none, or none that can be read. */
export const readSettings = (home: string): Readonly<Record<string, unknown>> => {
  try {
    const read: unknown = JSON.parse(readFileSync(settingsFile(home), 'utf8'));
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
};

/** Writes some settings and keeps the others. A disk that takes nothing costs only the memory of a taste. */
export const rememberSettings = async (
  home: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const file = settingsFile(home);
  const text = `${JSON.stringify({ ...readSettings(home), ...change }, undefined, 2)}\n`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileWhole(file, text, 0o600);
  } catch {
    return;
  }
};
