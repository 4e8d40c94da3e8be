import { mkdir } from 'node:fs/promises';
import { writeFileWhole } from '../files/write-file-whole.js';
import { alone } from './alone.js';
import { ensureBaseTree } from './base-tree.js';
import {
  machineState,
  namingFailedUnits,
  runInside,
  waitForBoot,
  type Answer,
  type MachineState,
} from './inside.js';
import { ensureKeys } from './keys.js';
import { LabError } from './lab-error.js';
import { cutPower, leaderOf, mountTree, prepareTree, startMachine, type Machine } from './machine.js';
import { networkPlan } from './network-plan.js';
import { cableState, ensureNetwork, setCable } from './network.js';
import { labPaths, type LabPaths, type LabPlace } from './paths.js';
import { requireBox } from './require-box.js';
import { refuseOtherSpec } from './saved-spec.js';
import { labSpec, type LabSpec } from './spec.js';
import { takeDown } from './take-down.js';
import { watchRoom, watchWarning } from './watch-room.js';
import { writeAccess } from './write-access.js';

export interface MachineStatus {
  readonly host: string;
  readonly address: string;
  readonly roles: readonly string[];
  readonly state: MachineState;
  /** Of a machine that is on: whether its cable is plugged in. */
  readonly cable?: 'up' | 'down';
}

/** A practice lab: machines that can be made, looked at, broken and taken away again. */
export interface Lab {
  readonly spec: LabSpec;
  readonly paths: LabPaths;
  /** Makes what is missing and starts what is off; what is there already stays as it is. Throws `LabError`. */
  up(onProgress: (line: string) => void): Promise<void>;
  /** Takes everything away but the base tree, from whatever state. */
  down(): Promise<void>;
  status(): Promise<readonly MachineStatus[]>;
  /** Throws `LabError` when the lab has no machine of this name. */
  requireHost(host: string): void;
  /** Ends a machine without warning. Its disk stays as it was. */
  powerCut(host: string): Promise<void>;
  /** Starts a machine that is off, and waits until it has. */
  boot(host: string): Promise<void>;
  /** Pulls or plugs a machine's network cable. */
  setLink(host: string, state: 'up' | 'down'): Promise<void>;
  /** Runs a script inside a machine as root, without SSH. */
  sh(host: string, script: string): Promise<Answer>;
}

export const openLab = (asked: LabSpec, place: LabPlace): Lab => {
  const checked = labSpec.safeParse(asked);
  if (!checked.success) {
    throw new LabError(
      'usage',
      checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const spec = checked.data;
  const paths = labPaths(place.home, spec.name);
  const machines: readonly Machine[] = spec.hosts.map((host) => ({ paths, spec, host }));
  const machineOf = (name: string): Machine => {
    const machine = machines.find(({ host }) => host.name === name);
    if (machine) return machine;
    const names = spec.hosts.map((host) => host.name).join(', ');
    throw new LabError('usage', [`Lab ${spec.name} has no machine ${name}. It has ${names}.`]);
  };
  const leaderOrFail = async (machine: Machine): Promise<number> => {
    const leader = await leaderOf(machine);
    if (leader === undefined) throw new LabError('failed', [`${machine.host.name} is not running.`]);
    return leader;
  };
  const base = (onProgress: (line: string) => void): Promise<string> =>
    ensureBaseTree(spec.suite, place.cache, onProgress);
  const start = async (machine: Machine, tree: string): Promise<void> => {
    // What a machine that ended by itself left mounted may be stale: always mount anew.
    await cutPower(machine);
    await mountTree(machine, tree);
    await startMachine(machine);
  };

  return {
    spec,
    paths,
    up: async (onProgress) => {
      await requireBox(place);
      await alone(paths, async () => {
        await refuseOtherSpec(spec, paths);
        const tree = await base(onProgress);
        await mkdir(paths.folder, { recursive: true, mode: 0o700 });
        await writeFileWhole(paths.spec, `${JSON.stringify(spec, undefined, 2)}\n`, 0o600);
        const keys = await ensureKeys(paths, spec);
        await writeAccess(spec, paths, keys, place.cache);
        await ensureNetwork(paths.net, networkPlan(spec.hosts));
        const leaders = await Promise.all(machines.map(leaderOf));
        const warning = watchWarning(
          await watchRoom(),
          leaders.filter((leader) => leader === undefined).length,
        );
        if (warning !== undefined) onProgress(warning);
        await Promise.all(
          machines.map(async (machine) => {
            const { name, address } = machine.host;
            if ((await leaderOf(machine)) === undefined) {
              onProgress(`starting ${name} (${address})`);
              const hostKey = keys.hosts.get(name);
              if (!hostKey) throw new Error(`no key was made for ${name}`);
              await prepareTree(machine, tree, {
                hostKey: hostKey.private,
                hostKeyPublic: hostKey.public,
                loginPublic: keys.login.public,
              });
              await start(machine, tree);
            }
            const state = await waitForBoot(machine);
            onProgress(state === 'running' ? `${name} runs` : await namingFailedUnits(machine));
          }),
        );
      });
    },
    down: async () => {
      await requireBox(place);
      await alone(paths, () => takeDown(paths));
    },
    status: () =>
      Promise.all(
        machines.map(async (machine) => {
          const { name, address, roles } = machine.host;
          const leader = await leaderOf(machine);
          const state = await machineState(machine);
          return {
            host: name,
            address,
            roles,
            state,
            ...(leader !== undefined && { cable: await cableState(paths.net, leader) }),
          };
        }),
      ),
    requireHost: (host) => void machineOf(host),
    powerCut: (host) => cutPower(machineOf(host)),
    boot: async (host) => {
      const machine = machineOf(host);
      if ((await leaderOf(machine)) === undefined) await start(machine, await base(() => undefined));
      await waitForBoot(machine);
    },
    setLink: async (host, state) => {
      await setCable(paths.net, await leaderOrFail(machineOf(host)), state);
    },
    sh: (host, script) => runInside(machineOf(host), script),
  };
};
