import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { execa } from 'execa';
import type { Lab } from '../../../src/lab/lab.js';

/** The box's own network as it is configured now: a lab may change nothing of it. */
export const networkOfBox = async (): Promise<string> => {
  const parts = await Promise.all([
    execa('ip', ['-brief', 'link']),
    execa('ip', ['-brief', 'address']),
    execa('ip', ['route', 'show', 'table', 'all']),
  ]);
  const forwarding = await readFile('/proc/sys/net/ipv4/ip_forward', 'utf8');
  return [...parts.map(({ stdout }) => stdout), `ip_forward ${forwarding}`].join('\n');
};

/** Looks for everything of one lab that can be seen on the box; only what is the lab's, so others may work. */
export const watchTraces = async (lab: Lab): Promise<() => Promise<readonly string[]>> => {
  const network = `net:[${String((await stat(lab.paths.net)).ino)}]`;
  return async () => {
    const mounted = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n');
    const groups = await execa('find', ['/sys/fs/cgroup', '-type', 'd', '-name', lab.paths.id]);
    const run = await readdir('/run/systemd', { recursive: true }).catch(() => []);
    return [
      ...mounted.filter((line) => line.includes(lab.paths.folder)),
      ...groups.stdout.split('\n').filter((line) => line !== ''),
      ...run.filter((name) => name.includes(lab.paths.id)),
      ...(await processesIn(network)),
      ...(await readdir(lab.paths.folder).catch(() => [])),
    ];
  };
};

const processesIn = async (network: string): Promise<string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const inside = await Promise.all(
    pids.map(async (pid) => (await readlink(`/proc/${pid}/ns/net`).catch(() => '')) === network),
  );
  return pids.filter((_, at) => inside[at]).map((pid) => `process ${pid}`);
};
