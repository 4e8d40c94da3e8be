import { describe, expect, it } from 'vitest';
import { unmetRequirements, type BoxFacts } from '../../src/lab/requirements.js';

const fine: BoxFacts = {
  platform: 'linux',
  isRoot: true,
  missingTools: [],
  cgroup2: '/sys/fs/cgroup',
  debianKeyring: true,
  overlay: true,
  bridgeNetfilter: true,
};

describe('what practice machines need of a box', () => {
  it('is met by Linux, root and the tools', () => {
    expect(unmetRequirements(fine)).toEqual([]);
  });

  it('is told all at once, with the packages of both families, each named once', () => {
    const facts: BoxFacts = {
      ...fine,
      isRoot: false,
      missingTools: ['systemd-nspawn', 'debootstrap', 'ip', 'ssh', 'ssh-keygen'],
      cgroup2: undefined,
      overlay: false,
      bridgeNetfilter: false,
    };
    expect(unmetRequirements(facts)).toEqual([
      'Practice machines are made by root: they need mounts and a network of their own. Run it with sudo.',
      'Not found: systemd-nspawn, debootstrap, ip, ssh, ssh-keygen.',
      '  Debian, Ubuntu: apt-get install systemd-container debootstrap iproute2 openssh-client',
      '  RHEL family:    dnf install systemd-container debootstrap (from EPEL) iproute openssh-clients openssh',
      'No cgroup v2 tree is mounted: mount -t cgroup2 none /sys/fs/cgroup (or boot with cgroup v2).',
      'The kernel lacks what machines and docker need: modprobe -a overlay br_netfilter',
    ]);
  });

  it('names the package of the keys that Debian packages are checked with', () => {
    expect(unmetRequirements({ ...fine, debianKeyring: false })[1]).toBe(
      '  Debian, Ubuntu: apt-get install debian-archive-keyring',
    );
  });

  it('cannot be met on another system, where no package helps', () => {
    const problems = unmetRequirements({ ...fine, platform: 'darwin', missingTools: ['ip'] });
    expect(problems[0]).toBe('Practice machines need Linux with systemd-nspawn; this is darwin.');
    expect(problems.join('\n')).not.toContain('apt-get');
  });
});
