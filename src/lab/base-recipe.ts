import { createHash } from 'node:crypto';
import type { LabSpec } from './spec.js';

/** What a machine has from the start: a small server with sshd, without docker, python or anything of ours. */
const packages = [
  'systemd',
  'systemd-sysv',
  'dbus',
  'openssh-server',
  'sudo',
  'iproute2',
  'iptables',
  'iputils-ping',
  'procps',
  'net-tools',
  'ca-certificates',
  'kmod',
  'less',
  'apparmor',
  'openssl',
];

/** What runbooks install: machines reach no network, so the packages lie in each machine's own repository. */
const offered: Readonly<Record<LabSpec['suite'], readonly string[]>> = {
  bookworm: ['docker.io', 'busybox-static', 'chrony', 'conntrack', 'ipset', 'curl'],
  // Since 26.1 docker's command is a package of its own, which docker.io only recommends.
  trixie: ['docker.io', 'docker-cli', 'busybox-static', 'chrony', 'conntrack', 'ipset', 'curl'],
};

const repository = '/srv/packages';

/** Run once inside the new tree, while the box's network can still be used. */
const script = (suite: LabSpec['suite']): string => `
apt-get clean
apt-get update -q
apt-get install -q -y --download-only --no-install-recommends ${offered[suite].join(' ')}
mkdir -p ${repository}
mv /var/cache/apt/archives/*.deb ${repository}/
cd ${repository}
for deb in *.deb; do
  dpkg-deb --field "$deb"
  printf 'Filename: ./%s\\nSize: %s\\nSHA256: %s\\n\\n' \\
    "$deb" "$(stat -c %s "$deb")" "$(sha256sum "$deb" | cut -d ' ' -f 1)"
done > Packages
rm -f /etc/apt/sources.list.d/*
echo 'deb [trusted=yes] file:${repository} ./' > /etc/apt/sources.list
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin
apt-get update -q

systemctl enable systemd-networkd ssh
rm -f /etc/ssh/ssh_host_* /etc/resolv.conf
: > /etc/machine-id
rm -f /var/lib/dbus/machine-id
echo localhost > /etc/hostname
printf '127.0.0.1\\tlocalhost\\n::1\\t\\tlocalhost ip6-localhost ip6-loopback\\n' > /etc/hosts
printf '# <file system> <mount point> <type> <options> <dump> <pass>\\n/swap.img none swap sw 0 0\\n' > /etc/fstab
`;

export interface BaseRecipe {
  /** Name of the tree's folder: another recipe is another tree, so machines never change under their feet. */
  readonly folder: string;
  readonly debootstrap: (target: string) => readonly string[];
  readonly script: string;
}

/** How the tree that all machines of a Debian suite stand on is made. */
export const baseRecipe = (suite: LabSpec['suite'], mirror: string): BaseRecipe => {
  const options = ['--variant=minbase', `--include=${packages.join(',')}`, suite];
  const hash = createHash('sha256')
    .update(JSON.stringify([options, script(suite)]))
    .digest('hex');
  return {
    folder: `base-${suite}-${hash.slice(0, 8)}`,
    debootstrap: (target) => [...options, target, mirror],
    script: script(suite),
  };
};
