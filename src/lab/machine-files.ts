import { networkPlan } from './network-plan.js';
import type { LabHost, LabSpec } from './spec.js';

export interface MachineFile {
  /** Absolute inside the machine. */
  readonly path: string;
  readonly mode: number;
  readonly text: string;
}

export interface MachineKeys {
  readonly hostKey: string;
  readonly hostKeyPublic: string;
  /** The lab's own key, which opens the door. */
  readonly loginPublic: string;
}

const sshdConfig = ({ sshPort, login }: LabSpec): string =>
  [
    `Port ${sshPort}`,
    'HostKey /etc/ssh/ssh_host_ed25519_key',
    `PermitRootLogin ${login.kind === 'root' ? 'prohibit-password' : 'no'}`,
    `PasswordAuthentication ${login.kind === 'sudo' && login.door === 'password' ? 'yes' : 'no'}`,
    'UseDNS no',
    '',
  ].join('\n');

/** Everything in which one machine differs from the base tree, before it is started for the first time. */
export const machineFiles = (spec: LabSpec, host: LabHost, keys: MachineKeys): readonly MachineFile[] => {
  const { gateway, prefixLength } = networkPlan(spec.hosts);
  const files: MachineFile[] = [
    {
      path: '/etc/systemd/network/10-host0.network',
      mode: 0o644,
      text: [
        '[Match]',
        'Name=host0',
        '',
        '[Network]',
        `Address=${host.address}/${prefixLength}`,
        `Gateway=${gateway}`,
        'LinkLocalAddressing=no',
        '',
      ].join('\n'),
    },
    { path: '/etc/ssh/sshd_config.d/50-lab.conf', mode: 0o644, text: sshdConfig(spec) },
    { path: '/etc/ssh/ssh_host_ed25519_key', mode: 0o600, text: keys.hostKey },
    { path: '/etc/ssh/ssh_host_ed25519_key.pub', mode: 0o644, text: keys.hostKeyPublic },
  ];
  if (spec.login.kind === 'root') {
    files.push({ path: '/root/.ssh/authorized_keys', mode: 0o600, text: keys.loginPublic });
  } else if (spec.login.door === 'key') {
    // Outside the home folder: it belongs to root there, which sshd accepts without the user's id being known.
    files.push(
      { path: `/etc/ssh/authorized_keys/${spec.login.user}`, mode: 0o644, text: keys.loginPublic },
      {
        path: '/etc/ssh/sshd_config.d/60-lab-keys.conf',
        mode: 0o644,
        text: 'AuthorizedKeysFile /etc/ssh/authorized_keys/%u\n',
      },
    );
  }
  return files;
};

/** Run inside the tree once the files are there; reads `user:password` on its input where there is a user. */
export const machineScript = ({ login }: LabSpec): string | undefined =>
  login.kind === 'root'
    ? undefined
    : `useradd --create-home --shell /bin/bash --groups sudo ${login.user} && chpasswd`;
