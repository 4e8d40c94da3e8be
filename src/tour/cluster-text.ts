import { stringify } from 'yaml';
import type { Recording } from './recording.js';
import { loopback, type ServedHost } from './serve-host.js';

export interface ClusterFiles {
  readonly name: string;
  readonly identityFile: string;
  readonly knownHosts: string;
  readonly artifacts: string;
}

/** The cluster file that leads to the recorded hosts: from here on they are hosts like any others. */
export const clusterText = (
  { hosts, profile }: Recording,
  served: readonly ServedHost[],
  { name, identityFile, knownHosts, artifacts }: ClusterFiles,
): string =>
  `# The tour: these hosts answer from a recording. Written anew at every start.\n${stringify({
    name,
    recording: true,
    // A visitor's `Host *` would lead elsewhere.
    ssh: { user: 'root', address: loopback, identityFile, knownHosts, config: 'none' },
    hosts: hosts.map((host) => ({
      name: host.name,
      address: host.address,
      roles: host.roles,
      ssh: { port: served.find((each) => each.name === host.name)?.port },
    })),
    profile,
    artifacts,
  })}`;
