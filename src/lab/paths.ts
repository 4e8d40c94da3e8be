import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where labs and what they share are kept. */
export interface LabPlace {
  /** KUBEWALK_HOME: each lab's own files are in its `lab/NAME`. */
  readonly home: string;
  /** Base trees, and release files in `artifacts`; may lie outside `home` to be shared. */
  readonly cache: string;
}

export interface MachinePaths {
  readonly folder: string;
  /** The file system that holds `upper` and `work`: size-limited when the host asks for it. */
  readonly disk: string;
  readonly upper: string;
  readonly work: string;
  /** Where the machine's whole tree is mounted. */
  readonly root: string;
  /** Written when the tree has been given its files. */
  readonly prepared: string;
  readonly console: string;
}

export interface LabPaths {
  /** Names this lab among all labs of the box, whatever KUBEWALK_HOME each has. */
  readonly id: string;
  readonly folder: string;
  readonly lock: string;
  readonly spec: string;
  /** The network namespace is bound to this file, so that it outlives the program. */
  readonly net: string;
  readonly identityFile: string;
  readonly knownHosts: string;
  readonly sshConfig: string;
  /** Program that carries an SSH connection into the lab's network. */
  readonly connect: string;
  readonly clusterFile: string;
  readonly hostKeys: string;
  readonly machine: (host: string) => MachinePaths;
}

/** The place from the environment: `KUBEWALK_LAB_CACHE` moves what labs share out of `home`. */
export const labPlace = (home: string, env: NodeJS.ProcessEnv): LabPlace => {
  const cache = env['KUBEWALK_LAB_CACHE'];
  return { home, cache: cache === undefined || cache === '' ? join(home, 'lab') : cache };
};

export const labPaths = (home: string, name: string): LabPaths => {
  const folder = join(home, 'lab', name);
  const machines = join(folder, 'machines');
  return {
    id: `${name}-${createHash('sha256').update(folder).digest('hex').slice(0, 6)}`,
    folder,
    lock: `${folder}.lock`,
    spec: join(folder, 'lab.json'),
    net: join(folder, 'net'),
    identityFile: join(folder, 'id_ed25519'),
    knownHosts: join(folder, 'known_hosts'),
    sshConfig: join(folder, 'ssh_config'),
    connect: join(folder, 'connect'),
    clusterFile: join(folder, 'cluster.yaml'),
    hostKeys: join(folder, 'host-keys'),
    machine: (host) => {
      const own = join(machines, host);
      const disk = join(own, 'disk');
      return {
        folder: own,
        disk,
        upper: join(disk, 'upper'),
        work: join(disk, 'work'),
        root: join(own, 'root'),
        prepared: join(own, 'prepared'),
        console: join(own, 'console.log'),
      };
    },
  };
};
