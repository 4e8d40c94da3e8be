import { execa } from 'execa';
import { LabError } from './lab-error.js';
import { lastOfConsole, leaderOf, type Machine } from './machine.js';
import { waitUntil } from './wait-until.js';

export interface Answer {
  /** -1 where a signal ended the script. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script for `sh` inside a machine as root, without SSH: for looking at it whatever state it is in. */
export const runInside = async (machine: Machine, script: string): Promise<Answer> => {
  const leader = await leaderOf(machine);
  if (leader === undefined) throw new LabError('failed', [`${machine.host.name} is not running.`]);
  const enter = [
    `--target=${leader}`,
    '--mount',
    '--uts',
    '--ipc',
    '--net',
    '--pid',
    '--cgroup',
    '--root',
    '--wd',
  ];
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const result = await execa('nsenter', [...enter, 'sh', '-c', script], {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { PATH: path, HOME: '/root', LC_ALL: 'C.UTF-8' },
  });
  return { exitCode: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
};

export type MachineState = 'off' | 'starting' | 'running' | 'degraded';

/** What systemd inside says of itself. `degraded`: it runs, and some unit failed. */
export const machineState = async (machine: Machine): Promise<MachineState> => {
  if ((await leaderOf(machine)) === undefined) return 'off';
  const { stdout } = await runInside(machine, 'systemctl is-system-running');
  return stdout === 'running' || stdout === 'degraded' ? stdout : 'starting';
};

/** Waits until a machine has started whole. Throws `LabError` with the last of its console. */
export const waitForBoot = async (machine: Machine): Promise<MachineState> => {
  let state: MachineState = 'off';
  try {
    await waitUntil(
      `the start of ${machine.host.name}`,
      async () => {
        state = await machineState(machine);
        return state === 'running' || state === 'degraded' ? { done: true } : { done: false, seen: state };
      },
      90_000,
    );
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw new LabError('failed', [...error.problems, `Its console:\n${await lastOfConsole(machine)}`], {
      cause: error,
    });
  }
  return state;
};

/** A line about a machine that runs although some of its units failed. */
export const namingFailedUnits = async (machine: Machine): Promise<string> => {
  const { stdout } = await runInside(machine, 'systemctl --failed --no-legend --plain | cut -d " " -f 1');
  return `${machine.host.name} runs, but some of its units failed: ${stdout.split('\n').join(', ')}`;
};
