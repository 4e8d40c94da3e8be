import type { X509Certificate } from 'node:crypto';
import type { LogLine } from './log-line.js';

export type UnitName = 'etcd' | 'flanneld' | 'docker';

/** What one host says of itself. Everything that could not be learned is absent or empty, never guessed. */
export interface HostEvidence {
  readonly host: string;
  readonly address: string;
  readonly roles: readonly string[];
  /** The host's clock, in seconds since 1970. */
  readonly clock: number;
  /** How far the clock is ahead of the operator's, in seconds, and how exactly that is known. */
  readonly clockAhead?: { readonly seconds: number; readonly within: number };
  /** IPv4 addresses that the host carries. */
  readonly addresses: readonly string[];
  readonly units: Readonly<Partial<Record<UnitName, Unit>>>;
  readonly journals: Readonly<Partial<Record<UnitName, readonly LogLine[]>>>;
  readonly etcd: Settings;
  readonly files: readonly HostFile[];
  readonly data?: DataFolder;
  readonly sockets: readonly Socket[];
  readonly reach: readonly Reach[];
  /** Version of the etcd program, as `3.5.16`. */
  readonly version?: string;
  readonly status?: EndpointStatus;
  readonly members: readonly Member[];
  readonly alarms: readonly string[];
  /** The network's settings as flannel would read them; empty when etcd answered that there are none. */
  readonly flannelKey?: string;
  readonly swaps: readonly string[];
  readonly swapInFstab: readonly string[];
  readonly filter: readonly string[];
  /** Rules that packets meet before all others. */
  readonly raw: readonly string[];
  /** docker0's address and prefix, where there is such a bridge. */
  readonly dockerAddress?: string;
  readonly subnetEnv: Readonly<Record<string, string>>;
  /** Mode and size of the program; `missing` when there is none where it is expected. */
  readonly program: string;
}

export interface Unit {
  readonly active: string;
  readonly sub: string;
  readonly result: string;
  readonly exitStatus: string;
  readonly restarts: number;
  readonly user: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** etcd's settings by name in small letters with hyphens, as `initial-cluster`; what a start would use. */
export interface Settings {
  readonly values: Readonly<Record<string, string>>;
  /** Names given both as a variable and as a flag. */
  readonly doubled: readonly string[];
  /** Files that the unit names and that are not there. */
  readonly missing: readonly string[];
  /** The lines that they were read from, for showing. */
  readonly lines: Readonly<Record<string, string>>;
}

export interface HostFile {
  readonly path: string;
  readonly kind: 'certificate' | 'key' | 'other' | 'missing';
  readonly mode: string;
  readonly owner: string;
  /** Whether the user that etcd runs as can read it. */
  readonly readable: boolean;
  readonly certificates: readonly X509Certificate[];
  /** The public half of a private key, DER in base64. */
  readonly publicKey?: string;
}

export interface DataFolder {
  readonly path: string;
  readonly there: boolean;
  readonly mode: string;
  readonly owner: string;
  readonly writable: boolean;
  /** It holds a member's data. */
  readonly member: boolean;
  readonly entries: readonly DataEntry[];
  readonly freeKib?: number;
  readonly freeInodes?: number;
}

export interface DataEntry {
  readonly type: string;
  readonly size: number;
  readonly owner: string;
  readonly path: string;
}

export interface Socket {
  readonly address: string;
  readonly port: number;
  /** The program that listens, where that was told. */
  readonly program: string;
}

export interface Reach {
  readonly address: string;
  readonly port: number;
  readonly result: 'open' | 'refused' | 'no-answer';
}

export interface EndpointStatus {
  readonly clusterId: string;
  readonly memberId: string;
  /** `0` when there is none. */
  readonly leader: string;
  readonly dbSize: number;
}

export interface Member {
  readonly id: string;
  /** Empty until the member has started once. */
  readonly name: string;
  readonly peerUrls: readonly string[];
}
