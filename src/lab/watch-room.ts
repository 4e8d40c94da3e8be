import { readdir, readFile, readlink } from 'node:fs/promises';

/** What systemd, dbus, logind and the console of one machine take; docker adds one. */
const watchesPerMachine = 10;

export interface WatchRoom {
  /** inotify instances that root may have on this kernel, all machines together. */
  readonly limit: number;
  readonly used: number;
}

/** Tells that the kernel's limit will be met, before services inside fail with "Too many open files". */
export const watchWarning = ({ limit, used }: WatchRoom, machines: number): string | undefined => {
  const needed = machines * watchesPerMachine;
  if (used + needed <= limit) return undefined;
  return (
    `warning: ${machines} machines need about ${needed} inotify instances, and ${limit - used} of ${limit} are free: ` +
    `some of their units may fail. Take other labs down, or: sysctl -w fs.inotify.max_user_instances=1024`
  );
};

const instancesOf = async (pid: string): Promise<number> => {
  const folder = `/proc/${pid}/fd`;
  const open = await readdir(folder).catch(() => []);
  const targets = await Promise.all(open.map((fd) => readlink(`${folder}/${fd}`).catch(() => '')));
  return targets.filter((target) => target === 'anon_inode:inotify').length;
};

export const watchRoom = async (): Promise<WatchRoom> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const counts = await Promise.all(pids.map(instancesOf));
  return {
    limit: Number(await readFile('/proc/sys/fs/inotify/max_user_instances', 'utf8')),
    used: counts.reduce((sum, count) => sum + count, 0),
  };
};
