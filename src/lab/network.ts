import { readdir, readlink, stat, writeFile } from 'node:fs/promises';
import { errnoOf } from '../files/errno.js';
import { isMounted } from './mounts.js';
import { bridgeName, type NetworkPlan } from './network-plan.js';
import { runTool } from './run-tool.js';

const inNet = (net: string, tool: string, ...args: string[]): Promise<string> =>
  runTool('nsenter', [`--net=${net}`, tool, ...args]);

/**
 * The lab's own network: a namespace bound to a file of the lab, and in it a bridge. It forwards nothing to
 * the box; with forwarding on, a machine that asks for the world outside is told so at once.
 */
export const ensureNetwork = async (net: string, plan: NetworkPlan): Promise<void> => {
  if (!(await isMounted(net))) {
    await writeFile(net, '');
    await runTool('unshare', [`--net=${net}`, 'true']);
  }
  const script = `
    ip link set lo up
    ip link show ${bridgeName} > /dev/null 2>&1 || ip link add ${bridgeName} type bridge
    ip address replace ${plan.gateway}/${plan.prefixLength} dev ${bridgeName}
    ip link set ${bridgeName} up
    echo 1 > /proc/sys/net/ipv4/ip_forward`;
  await inNet(net, 'sh', '-ec', script);
};

/** Ends what is still in the network: connections of programs that are gone. Machines are ended before. */
export const endProcessesIn = async (net: string): Promise<void> => {
  if (!(await isMounted(net))) return;
  const inside = `net:[${(await stat(net)).ino}]`;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      if ((await readlink(`/proc/${pid}/ns/net`)) === inside) process.kill(Number(pid), 'SIGKILL');
    } catch (error) {
      // It ended meanwhile, or is of a kind that not even root may look at: none of ours.
      if (!['ENOENT', 'ESRCH', 'EACCES'].includes(errnoOf(error) ?? '')) throw error;
    }
  }
};

/** Pulls or plugs the cable of a machine: the box's end of its link, found by the number of the machine's end. */
export const setCable = async (net: string, leader: number, state: 'up' | 'down'): Promise<void> => {
  const port = await portOf(net, leader);
  await inNet(net, 'ip', 'link', 'set', port, state);
};

export const cableState = async (net: string, leader: number): Promise<'up' | 'down'> => {
  const shown = await inNet(net, 'ip', '-o', 'link', 'show', await portOf(net, leader));
  return /<[^>]*\bUP\b/.test(shown) ? 'up' : 'down';
};

/**
 * The box's end of a machine's link, with a way to take it off. The kernel would do that too, but only some time after
 * the machine has ended, and until then a new start finds the name taken.
 */
export const cableOf = async (net: string, leader: number): Promise<{ unplug: () => Promise<void> }> => {
  const port = await portOf(net, leader);
  return {
    unplug: async () => {
      await inNet(net, 'sh', '-c', `ip link delete ${port} 2> /dev/null || true`);
    },
  };
};

const portOf = async (net: string, leader: number): Promise<string> => {
  const end = await runTool('nsenter', [`--net=/proc/${leader}/ns/net`, 'ip', '-o', 'link', 'show', 'host0']);
  const number = /host0@if(\d+):/.exec(end)?.[1];
  const links = await inNet(net, 'ip', '-o', 'link');
  const name = new RegExp(`^${number ?? '-'}: ([^@:]+)`, 'm').exec(links)?.[1];
  if (name === undefined) throw new Error(`no link ${number ?? '?'} in the lab's network:\n${links}`);
  return name;
};
