/** What a certificate can be made wrong in. */
export type Flaw =
  'lacks-address' | 'other-authority' | 'no-client-use' | 'expired' | 'not-yet-valid' | 'other-key';

/** PEM texts. */
export interface FlawedCertificate {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** The machines of a lab, as somebody sees them who breaks them on purpose. */
export interface Room {
  /** Where the fault is put. */
  readonly victim: string;
  /** The other members. */
  readonly others: readonly string[];
  readonly addressOf: (host: string) => string;
  /** Runs a script as root; knows `keep`, `add` and `ctl`. Throws `LabError` when it fails. */
  readonly on: (host: string, script: string) => Promise<string>;
  /** A certificate for the victim that is wrong in one thing. */
  readonly certificate: (flaw: Flaw) => Promise<FlawedCertificate>;
  readonly powerCut: (host: string) => Promise<void>;
  readonly boot: (host: string) => Promise<void>;
}

/** A real fault. What it changes goes through `keep` and `add`, so that it can be taken back. */
export interface Fault {
  readonly name: string;
  /** The trouble that a doctor should name. */
  readonly trouble: string;
  /** What it is where the victim was replaced before: its first number is struck off the list; 3.3 does not notice. */
  readonly onceReplaced?: readonly string[];
  /** From a nudge to nearly the answer. */
  readonly hints: readonly [string, string, string];
  /** It takes a member's data: once somebody has mended that, the old data would break the member again. */
  readonly takesData?: true;
  /** Needs more than members of etcd: docker and flannel on the nodes. */
  readonly needs?: 'overlay';
  /** The doctor must refuse to mend it: what is left is no majority. */
  readonly refused?: true;
  /** The trouble shows on other hosts than the one it was put on. */
  readonly elsewhere?: true;
  /** Only these releases of etcd take it amiss; all when absent. */
  readonly etcd?: string;
  readonly inject: (room: Room) => Promise<unknown>;
  /** What giving the files back does not undo. Runs before that. */
  readonly repair?: (room: Room) => Promise<unknown>;
}

/**
 * For scripts on a machine. `keep PATH…` puts a copy aside, once; `add PATH` names a file that is to go again; `ctl` is
 * etcdctl on this member.
 */
export const tools = String.raw`
set -eu
kept=/var/lib/kubewalk-lab
keep() { for path; do test -e "$kept/files$path" || { mkdir -p "$kept/files$(dirname "$path")"; cp -a "$path" "$kept/files$path"; printf '%s\n' "$path" >> "$kept/list"; }; done; }
add() { mkdir -p "$kept"; printf '%s\n' "$1" >> "$kept/added"; mkdir -p "$(dirname "$1")"; }
ctl() { ETCDCTL_API=3 /opt/etcd/bin/etcdctl --cacert=/opt/etcd/ssl/ca.pem --cert=/opt/etcd/ssl/client.pem --key=/opt/etcd/ssl/client-key.pem --endpoints="https://$address:2379" "$@"; }
config=/opt/etcd/cfg/etcd
data=$(sed -n 's/^ETCD_DATA_DIR=//p' "$config")
again() { systemctl daemon-reload; systemctl reset-failed etcd || true; systemctl restart --no-block etcd; }
`;

/** Gives everything back that was kept and removes what was added. Does nothing where nothing was touched. */
export const giveBack = String.raw`
kept=/var/lib/kubewalk-lab
test -d "$kept" || exit 0
systemctl stop etcd || true
if test -e "$kept/added"; then xargs rm -rf < "$kept/added"; fi
if test -e "$kept/list"; then
  while read -r path; do rm -rf "$path"; cp -a "$kept/files$path" "$path"; done < "$kept/list"
fi
rm -rf "$kept"
systemctl daemon-reload
systemctl reset-failed etcd || true
`;

/** What was kept is of no use any more. */
export const forget = 'rm -rf /var/lib/kubewalk-lab';
