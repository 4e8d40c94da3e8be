import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../src/ssh/host-facts.js';

const facts = (osRelease: string, machine = 'x86_64') =>
  parseFacts(`${osRelease}\nKW_ARCH=${machine}\nKW_BOOT=boot\nKW_UID=0\n`).facts;

describe('what a host is', () => {
  it.each([
    ['debian 12', 'ID=debian\nVERSION_ID="12"', 'debian', 'debian', '12'],
    ['ubuntu', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', 'debian', 'ubuntu', '24.04'],
    ['centos 7', 'ID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="7"', 'rhel', 'centos', '7'],
    ['openEuler', 'ID="openEuler"\nVERSION_ID="22.03"', 'rhel', 'openeuler', '22.03'],
    ['fedora', 'ID=fedora\nVERSION_ID=40', 'rhel', 'fedora', '40'],
    ['rocky', 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"', 'rhel', 'rocky', '9.4'],
    ['arch', 'ID=arch', 'arch', 'arch', ''],
  ])('is learnt from os-release (%s)', (_name, text, family, os, osVersion) => {
    expect(facts(text)).toMatchObject({ family, os, osVersion });
  });

  it('names architectures as releases do', () => {
    expect(facts('', 'x86_64').arch).toBe('amd64');
    expect(facts('', 'aarch64').arch).toBe('arm64');
    expect(facts('', 'riscv64').arch).toBe('riscv64');
  });
});
