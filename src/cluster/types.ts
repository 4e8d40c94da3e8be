import type { Place } from '../source/problem.js';

/** The hosts, their roles, how to reach them, and the variables: one YAML file. */
export interface Cluster {
  readonly name: string;
  /** The file it was read from, absolute. */
  readonly file: string;
  readonly hosts: readonly Host[];
  readonly profile: string;
  readonly vars: Readonly<Record<string, string>>;
  /** Where release files are looked for first, absolute. */
  readonly artifacts?: string;
  /** Its hosts answer from a recording: nothing is changed anywhere. */
  readonly recording: boolean;
  /** Where a value stands in the file, for problems found later: `["vars", "etcd_version"]`. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

export interface Host {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly string[];
  readonly ssh: SshSettings;
}

/** How one host is reached: the cluster's settings with the host's own laid over them. */
export interface SshSettings {
  /** Where its sshd is reached, when not at the host's own address. */
  readonly address?: string;
  readonly user?: string;
  readonly port?: number;
  /** Absolute, `~` already resolved. */
  readonly identityFile?: string;
  /** A command whose stdin and stdout are the connection; `%h` and `%p` stand for address and port. */
  readonly proxyCommand?: string;
  /** A known_hosts file read besides the usual ones, absolute. */
  readonly knownHosts?: string;
  /** Record the key of a host seen for the first time without asking. */
  readonly acceptNew: boolean;
  /** Ask for a login password when keys do not open the door. */
  readonly password?: 'ask';
  /** Ssh's own configuration, agent and known_hosts are left alone. */
  readonly config?: 'none';
  readonly become?: 'sudo';
}
