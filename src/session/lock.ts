import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod';
import { errnoOf } from '../files/errno.js';
import { saying, type Saying } from '../words/saying.js';

/** Who holds a session. The start time tells a process from a later one that was given the same number. */
const holder = z.object({ pid: z.number(), machine: z.string(), started: z.string(), since: z.string() });

type Holder = z.infer<typeof holder>;

export type Lock =
  | { readonly kind: 'taken'; readonly release: () => void }
  /** `holder` says who, for the person. */
  | { readonly kind: 'held'; readonly holder: Saying };

/**
 * Takes a lock that a killed program cannot leave behind: a lock whose process is gone is taken over at once. A
 * lock from another machine (a home on a shared disk) is never taken over.
 */
export const takeLock = (path: string, now: Date): Lock => {
  const mine: Holder = {
    pid: process.pid,
    machine: hostname(),
    started: startOf(process.pid) ?? '',
    since: now.toISOString(),
  };
  for (;;) {
    try {
      writeNew(path, JSON.stringify(mine));
      return {
        kind: 'taken',
        release: () => {
          releaseOwn(path, mine);
        },
      };
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    const text = readOrNothing(path);
    if (text === undefined) continue;
    const other = parseHolder(text);
    if (other && isAlive(other)) {
      return {
        kind: 'held',
        holder: saying('session.holder', {
          pid: String(other.pid),
          machine: other.machine,
          since: other.since,
        }),
      };
    }
    setAside(path, text);
  }
};

/** Throws EEXIST when it is there. Appears whole, so that nobody takes a lock that is just being written for stale. */
const writeNew = (path: string, text: string): void => {
  const beside = `${path}.${String(process.pid)}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  try {
    linkSync(beside, path);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    // Not every file system has links.
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  } finally {
    rmSync(beside, { force: true });
  }
};

const releaseOwn = (path: string, mine: Holder): void => {
  if (readOrNothing(path) === JSON.stringify(mine)) rmSync(path, { force: true });
};

/** Moves a stale lock away; puts it back if another program had replaced it in the meantime. */
const setAside = (path: string, stale: string): void => {
  const aside = `${path}.${String(process.pid)}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readOrNothing(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, path);
};

const parseHolder = (text: string): Holder | undefined => {
  try {
    return holder.parse(JSON.parse(text));
  } catch {
    // Cut off while it was written: its program died in that instant.
    return undefined;
  }
};

const isAlive = ({ pid, machine, started }: Holder): boolean => {
  if (machine !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return false;
  }
  if (isZombie(pid)) return false;
  const start = startOf(pid);
  return start === undefined || started === '' || start === started;
};

/** When a process began, in the kernel's ticks since boot; unknown where there is no /proc. */
const startOf = (pid: number): string | undefined => statOf(pid)[19];

/** A program that has ended, and whose parent has not noticed: it holds nothing any more. */
const isZombie = (pid: number): boolean => statOf(pid)[0] === 'Z';

/** The fields of /proc/PID/stat from the third on: the second is the program's name in brackets, and may hold anything. */
const statOf = (pid: number): readonly string[] => {
  const stat = readOrNothing(`/proc/${String(pid)}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
};

const readOrNothing = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};
