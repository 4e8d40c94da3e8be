import { bridgeName } from './network-plan.js';

/**
 * Arguments of systemd-nspawn for one machine.
 * No systemd-machined need run (`--register=no --keep-unit`); docker inside needs the keyring and bpf calls;
 * the clock is shared with the box, so nobody inside may set it; nothing of the box's own settings leaks in.
 */
export const nspawnArgv = (machine: { readonly name: string; readonly root: string }): readonly string[] => [
  '--quiet',
  '--settings=no',
  `--directory=${machine.root}`,
  '--boot',
  `--machine=${machine.name}`,
  `--network-bridge=${bridgeName}`,
  '--register=no',
  '--keep-unit',
  '--capability=all',
  '--drop-capability=CAP_SYS_TIME',
  '--system-call-filter=@keyring bpf',
  '--resolv-conf=off',
  '--timezone=off',
  '--link-journal=no',
];

/** A cgroup v2 tree inside even where the box mounts v1, which docker needs; no lock files beside the tree. */
export const nspawnEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
  SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1',
  SYSTEMD_NSPAWN_LOCK: '0',
} as const;
