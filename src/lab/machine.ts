import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readIfThere } from '../files/read-if-there.js';
import { killCgroup, labCgroup, makeCgroup, processesIn } from './cgroup.js';
import { machineFiles, machineScript, type MachineKeys } from './machine-files.js';
import { isMounted } from './mounts.js';
import { nspawnArgv, nspawnEnvironment } from './nspawn-argv.js';
import { cableOf } from './network.js';
import type { LabPaths } from './paths.js';
import { runTool } from './run-tool.js';
import type { LabHost, LabSpec } from './spec.js';

/** One machine of a lab and all that is needed to make and start it. */
export interface Machine {
  readonly paths: LabPaths;
  readonly spec: LabSpec;
  readonly host: LabHost;
}

const machineCgroup = async ({ paths, host }: Machine): Promise<string> =>
  join(await labCgroup(paths.id), host.name);

/** The machine's own PID 1, by its number on the box; `undefined` when the machine is off. */
export const leaderOf = async (machine: Machine): Promise<number | undefined> => {
  for (const pid of await processesIn(await machineCgroup(machine))) {
    const status = await readIfThere(`/proc/${pid}/status`).catch(() => undefined);
    if (/^NSpid:\s+\d+\s+1$/m.test(status ?? '')) return pid;
  }
  return undefined;
};

/** Mounts the machine's tree: its own changes over the base tree. */
export const mountTree = async ({ paths, host }: Machine, base: string): Promise<void> => {
  const own = paths.machine(host.name);
  if (await isMounted(own.root)) return;
  await mkdir(own.disk, { recursive: true });
  if (host.diskMb !== undefined && !(await isMounted(own.disk))) {
    await runTool('mount', [
      '--no-mtab',
      '-t',
      'tmpfs',
      '-o',
      `size=${host.diskMb}m,mode=755`,
      'kubewalk-lab',
      own.disk,
    ]);
  }
  await Promise.all([own.upper, own.work, own.root].map((folder) => mkdir(folder, { recursive: true })));
  const options = `lowerdir=${base},upperdir=${own.upper},workdir=${own.work}`;
  await runTool('mount', ['--no-mtab', '-t', 'overlay', '-o', options, 'kubewalk-lab', own.root]);
};

export const unmountTree = async ({ paths, host }: Machine): Promise<void> => {
  const { root } = paths.machine(host.name);
  if (await isMounted(root)) await runTool('umount', ['--no-mtab', '--lazy', root]);
};

/** Gives a new tree its own files. What an interrupted try left behind is thrown away first. */
export const prepareTree = async (machine: Machine, base: string, keys: MachineKeys): Promise<void> => {
  const { paths, spec, host } = machine;
  const own = paths.machine(host.name);
  if ((await readIfThere(own.prepared)) !== undefined) return;
  await unmountTree(machine);
  for (const folder of [own.upper, own.work]) await runTool('rm', ['-rf', '--one-file-system', folder]);
  await mountTree(machine, base);
  for (const { path, mode, text } of machineFiles(spec, host, keys)) {
    const target = join(own.root, path);
    await mkdir(dirname(target), { recursive: true, mode: path.startsWith('/root/') ? 0o700 : 0o755 });
    await writeFile(target, text, { mode });
  }
  const script = machineScript(spec);
  if (script !== undefined && spec.login.kind === 'sudo') {
    const input = `${spec.login.user}:${spec.login.password}\n`;
    await runTool('chroot', [own.root, 'sh', '-ec', script], { input });
  }
  await writeFile(own.prepared, '');
};

/** Starts a machine that is off. It belongs to no terminal and outlives the program. */
export const startMachine = async (machine: Machine): Promise<void> => {
  const { paths, host } = machine;
  const own = paths.machine(host.name);
  const group = await makeCgroup(paths.id, host.name);
  await rm(own.console, { force: true });
  const start = 'echo $$ > "$1/cgroup.procs"; log=$2; shift 2; exec "$@" < /dev/null > "$log" 2>&1';
  const argv = nspawnArgv({ name: `${paths.id}-${host.name}`, root: own.root });
  // `nsenter`, not `ip netns exec`: the latter mounts a fresh /sys, in which nspawn finds no cgroups.
  const command = ['nsenter', `--net=${paths.net}`, 'systemd-nspawn', ...argv];
  await runTool('setsid', ['--fork', 'sh', '-ec', start, 'sh', group, own.console, ...command], {
    env: nspawnEnvironment,
  });
};

/** Ends a machine as a power cut would. Its disk stays. */
export const cutPower = async (machine: Machine): Promise<void> => {
  const leader = await leaderOf(machine);
  // A machine that is cut while it starts or ends may have no link.
  const cable =
    leader === undefined ? undefined : await cableOf(machine.paths.net, leader).catch(() => undefined);
  await killCgroup(await machineCgroup(machine));
  await cable?.unplug();
  await unmountTree(machine);
};

/** What the machine's console showed last, for when it does not come up. */
export const lastOfConsole = async ({ paths, host }: Machine): Promise<string> => {
  try {
    return (await readFile(paths.machine(host.name).console, 'utf8')).split('\n').slice(-15).join('\n');
  } catch {
    return '(its console is empty)';
  }
};
