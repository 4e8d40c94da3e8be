/** The hosts of a benchmark, and how every peer is told of them. */
import { readFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readCluster } from '../../../src/cluster/read-cluster.js';
import { inEnglish } from '../../support/in-english.js';
import { freePort, Sshd } from '../../integration/ssh/support/sshd.js';

export interface FleetHost {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly key: string;
  readonly proxyCommand?: string;
}

export interface Fleet {
  readonly about: string;
  readonly hosts: readonly FleetHost[];
  /** A folder for what the benchmark writes on this machine. */
  readonly folder: string;
  readonly knownHosts: string;
  end(): Promise<void>;
}

/** One real sshd that answers on as many addresses of this machine as there are to be hosts, with a disk of its own. */
export const loopbackFleet = async (size: number, disk = '1g'): Promise<Fleet> => {
  const port = await freePort();
  const sshd = await Sshd.start({
    config: [
      `ListenAddress 0.0.0.0:${String(port)}`,
      'MaxStartups 1000:30:2000',
      'LogLevel ERROR',
      'Subsystem sftp internal-sftp',
      // The .bashrc of whoever runs this is read at every command and would be what is measured.
      'SetEnv HOME=/var/lib',
    ],
    disk,
  });
  const folder = await workFolder();
  const knownHosts = join(folder, 'known_hosts');
  const [, type = '', key = ''] = (await sshd.hostKeyLine()).trim().split(' ');
  await writeFile(knownHosts, `[127.1.*]:${String(port)} ${type} ${key}\n`);
  const hosts = Array.from({ length: size }, (_, index) => ({
    name: `h${String(index + 1)}`,
    address: `127.1.${String(Math.floor(index / 200))}.${String((index % 200) + 1)}`,
    port,
    user: 'root',
    key: sshd.key,
  }));
  return {
    about: 'one real sshd on loopback addresses',
    hosts,
    folder,
    knownHosts,
    end: async () => {
      await sshd.end();
      await rm(folder, { recursive: true });
    },
  };
};

/** The machines of a cluster file, such as `kubewalk lab cluster-file` prints. */
export const clusterFleet = async (file: string): Promise<Fleet> => {
  const text = await readFile(file, 'utf8');
  const read = readCluster(
    { text, file, resolvePath: (path) => path },
    { roles: ['master', 'node', 'etcd'], profiles: ['current', 'article'], variables: [] },
  );
  if (!read.ok) throw new Error(`${file}: ${read.problems.map(inEnglish).join('\n')}`);
  const folder = await workFolder();
  const hosts = read.value.hosts.map(({ name, address, ssh }): FleetHost => {
    if (ssh.identityFile === undefined) throw new Error(`${file}: ${name} needs an identityFile here`);
    return {
      name,
      address,
      port: ssh.port ?? 22,
      user: ssh.user ?? 'root',
      key: ssh.identityFile,
      ...(ssh.proxyCommand !== undefined && { proxyCommand: ssh.proxyCommand }),
    };
  });
  const knownHosts = join(folder, 'known_hosts');
  await writeFile(knownHosts, '');
  const fleet: Fleet = {
    about: `the machines of ${file}`,
    hosts,
    folder,
    knownHosts,
    end: () => rm(folder, { recursive: true }),
  };
  // Every peer is to verify host keys; they are learnt here, before anything is timed.
  for (const host of hosts) await execa('ssh', [...sshArgs(fleet, host, 'accept-new'), host.address, 'true']);
  return fleet;
};

/** `ssh` arguments for one host, without the person's own configuration. */
export const sshArgs = (
  { knownHosts }: Pick<Fleet, 'knownHosts'>,
  { port, user, key, proxyCommand }: FleetHost,
  strict = 'yes',
): readonly string[] => [
  ...['-F', 'none', '-i', key, '-o', `Port=${String(port)}`, '-o', `User=${user}`, '-o', 'BatchMode=yes'],
  ...['-o', 'IdentitiesOnly=yes', '-o', `UserKnownHostsFile=${knownHosts}`],
  ...['-o', `StrictHostKeyChecking=${strict}`, '-o', 'LogLevel=ERROR'],
  ...(proxyCommand === undefined ? [] : ['-o', `ProxyCommand=${proxyCommand}`]),
];

const workFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'kubewalk-bench-'));
  await mkdir(join(folder, 'home'));
  return folder;
};
