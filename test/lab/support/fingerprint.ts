import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Practice } from './practice.js';

/**
 * Everything of a machine that a runbook may change, as text: every file with its inode and times, so that one
 * written anew with the same content shows too, folders likewise, so that one made and removed shows; the
 * services with their processes, the containers, the users, the network and the kernel's settings.
 * The folder that kubewalk keeps for its jobs is left out.
 */
const script = `
export LC_ALL=C
for folder in /etc /opt /usr/local /usr/lib/systemd /root /home /srv /var/lib/dpkg /var/lib/kubewalk; do
  find "$folder" -xdev -path /var/lib/kubewalk/jobs -prune -o -path /var/lib/kubewalk -o \\
    -printf '%p %y %m %U:%G %i %s %T@ %C@ %l\\n' 2> /dev/null
done | sort
for unit in etcd docker flanneld; do
  echo "$unit $(systemctl show -p MainPID -p ExecMainStartTimestampMonotonic -p ActiveState $unit | tr '\\n' ' ')"
done
if command -v docker > /dev/null; then
  docker ps --all --quiet --no-trunc | xargs -r docker inspect --format '{{.Id}} {{.Name}} {{.State.StartedAt}}'
  docker images --no-trunc --quiet
fi
uname -n
ip -4 -o addr show | sed 's/valid_lft.*//'
ip -4 route show
iptables-save | grep -v '^#' | sed 's/\\[[0-9:]*\\]//'
sysctl net.ipv4.ip_forward net.bridge.bridge-nf-call-iptables net.bridge.bridge-nf-call-ip6tables
`;

/** By host, of those that are on. Two of them are equal when nothing on any of these changed in between. */
export const fingerprint = async ({ lab, on }: Practice): Promise<Readonly<Record<string, string>>> => {
  const machines = (await lab.status()).filter(({ state }) => state !== 'off');
  const prints = machines.map(async ({ host }) => [host, await on(host, script)] as const);
  return Object.fromEntries(await Promise.all(prints));
};

/** Every file below a folder of this machine, with its content and the time it was written. */
export const folderFingerprint = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const prints = paths.map(async (path) => {
    const { mtimeMs, mode } = await stat(path);
    return [path, `${String(mtimeMs)} ${mode.toString(8)} ${await readFile(path, 'base64')}`] as const;
  });
  return Object.fromEntries(await Promise.all(prints));
};
