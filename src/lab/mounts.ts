import { readFile } from 'node:fs/promises';

export interface Mount {
  readonly target: string;
  readonly type: string;
}

/** mountinfo writes blanks and backslashes in paths as octal numbers. */
const plain = (path: string): string =>
  path.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The mounts of a `/proc/PID/mountinfo`, in the order they were made. */
export const parseMounts = (mountinfo: string): readonly Mount[] =>
  mountinfo
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ');
      return { target: plain(before.split(' ')[4] ?? ''), type: after.split(' ')[0] ?? '' };
    });

export const mounts = async (): Promise<readonly Mount[]> =>
  parseMounts(await readFile('/proc/self/mountinfo', 'utf8'));

export const isMounted = async (target: string): Promise<boolean> =>
  (await mounts()).some((mount) => mount.target === target);
