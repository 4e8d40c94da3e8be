import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Practice } from './practice.js';

/** The ways a text may hide in plain sight. */
const forms = (text: string): readonly string[] => {
  const bytes = Buffer.from(text);
  return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '').slice(0, -1)];
};

/**
 * Files of a machine that hold `text`, by looking at everything but /proc and /sys. The text reaches grep in
 * halves and through a pipe, so that the search does not find itself.
 */
const filesOnHost = async ({ on }: Practice, host: string, text: string): Promise<readonly string[]> => {
  const patterns = forms(text).map((form) => {
    const half = Math.floor(form.length / 2);
    return `printf '%s%s\\n' '${form.slice(0, half)}' '${form.slice(half)}'`;
  });
  const found = await on(
    host,
    `patterns() { ${patterns.join('; ')}; }
    for place in /* /.[!.]*; do
      case $place in /proc | /sys | '/.[!.]*') continue ;; esac
      patterns | grep -rslF -D skip -f - "$place"
    done
    true`,
  );
  return found.split('\n').filter((path) => path !== '');
};

/** The same on every machine, as `host:path`. */
export const filesOnHosts = async (practice: Practice, text: string): Promise<readonly string[]> => {
  const found = practice.lab.spec.hosts.map(async ({ name }) =>
    (await filesOnHost(practice, name, text)).map((path) => `${name}:${path}`),
  );
  return (await Promise.all(found)).flat();
};

/** Files below a folder of this machine that hold `text`. */
export const filesBelow = async (folder: string, text: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const holds = await Promise.all(paths.map(async (path) => holdsAny(await readFile(path), text)));
  return paths.filter((_, at) => holds[at]);
};

/** Processes whose command line or environment holds `text`; those inside practice machines are among them. */
export const processesWith = async (text: string): Promise<readonly string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const files = pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]);
  const holds = await Promise.all(
    // A process that ended meanwhile has neither.
    files.map(async (path) => holdsAny(await readFile(path).catch(() => Buffer.alloc(0)), text)),
  );
  return files.filter((_, at) => holds[at]);
};

const holdsAny = (bytes: Buffer, text: string): boolean => forms(text).some((form) => bytes.includes(form));
