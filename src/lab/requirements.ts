/** What this box is and has, as far as practice machines need it. */
export interface BoxFacts {
  readonly platform: string;
  readonly isRoot: boolean;
  /** Tools that were looked for and not found. */
  readonly missingTools: readonly string[];
  /** Mount point of a cgroup v2 tree, alone or beside v1. */
  readonly cgroup2: string | undefined;
  readonly debianKeyring: boolean;
  readonly overlay: boolean;
  readonly bridgeNetfilter: boolean;
}

/** Every tool that a lab runs, and the packages that hold it. */
export const labTools: Readonly<Record<string, { readonly debian: string; readonly rhel: string }>> = {
  'systemd-nspawn': { debian: 'systemd-container', rhel: 'systemd-container' },
  debootstrap: { debian: 'debootstrap', rhel: 'debootstrap (from EPEL)' },
  ip: { debian: 'iproute2', rhel: 'iproute' },
  nsenter: { debian: 'util-linux', rhel: 'util-linux' },
  unshare: { debian: 'util-linux', rhel: 'util-linux' },
  setpriv: { debian: 'util-linux', rhel: 'util-linux' },
  setsid: { debian: 'util-linux', rhel: 'util-linux' },
  mount: { debian: 'mount', rhel: 'util-linux' },
  chroot: { debian: 'coreutils', rhel: 'coreutils' },
  bash: { debian: 'bash', rhel: 'bash' },
  ssh: { debian: 'openssh-client', rhel: 'openssh-clients' },
  'ssh-keygen': { debian: 'openssh-client', rhel: 'openssh' },
};

const unique = (words: readonly string[]): string => [...new Set(words)].join(' ');

/** Everything that stands in the way, each with what to do about it; empty when a lab can be made here. */
export const unmetRequirements = (facts: BoxFacts): readonly string[] => {
  if (facts.platform !== 'linux') {
    return [
      `Practice machines need Linux with systemd-nspawn; this is ${facts.platform}.`,
      'Run kubewalk inside a Linux virtual machine, or use machines of your own with a cluster.yaml.',
    ];
  }
  const problems: string[] = [];
  if (!facts.isRoot) {
    problems.push(
      'Practice machines are made by root: they need mounts and a network of their own. Run it with sudo.',
    );
  }
  const packages = facts.missingTools.flatMap((tool) => labTools[tool] ?? []);
  const keyring = facts.debianKeyring ? [] : ['debian-archive-keyring'];
  const lacking = [...facts.missingTools, ...(facts.debianKeyring ? [] : ['the keys of the Debian archive'])];
  if (lacking.length > 0) {
    const debian = unique([...packages.map((names) => names.debian), ...keyring]);
    const rhel = unique([
      ...packages.map((names) => names.rhel),
      ...(keyring.length > 0 ? ['debian-keyring (from EPEL)'] : []),
    ]);
    problems.push(
      `Not found: ${lacking.join(', ')}.`,
      `  Debian, Ubuntu: apt-get install ${debian}`,
      `  RHEL family:    dnf install ${rhel}`,
    );
  }
  if (facts.cgroup2 === undefined) {
    problems.push(
      'No cgroup v2 tree is mounted: mount -t cgroup2 none /sys/fs/cgroup (or boot with cgroup v2).',
    );
  }
  const modules = [...(facts.overlay ? [] : ['overlay']), ...(facts.bridgeNetfilter ? [] : ['br_netfilter'])];
  if (modules.length > 0) {
    problems.push(`The kernel lacks what machines and docker need: modprobe -a ${modules.join(' ')}`);
  }
  return problems;
};
