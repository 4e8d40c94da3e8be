import type { HostFacts } from '../execute/ports.js';

export interface LearnedHost {
  readonly facts: HostFacts;
  readonly isRoot: boolean;
  /** Where jobs are kept, and whether they can be. */
  readonly jobs: string;
  readonly jobsWritable: boolean;
}

const architectures: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv7l: 'arm',
  ppc64le: 'ppc64le',
  s390x: 's390x',
};

const rhelLike = new Set(['rhel', 'centos', 'fedora', 'rocky', 'almalinux', 'openeuler', 'ol', 'anolis']);

/** Reads what `kw_facts` prints. */
export const parseFacts = (text: string): LearnedHost => {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^([A-Z_]+)=["']?(.*?)["']?$/.exec(line) ?? [];
    if (name !== undefined) values.set(name, value ?? '');
  }
  const value = (name: string): string => values.get(name) ?? '';
  const os = value('ID').toLowerCase();
  const kin = [os, ...value('ID_LIKE').toLowerCase().split(/\s+/)];
  const machine = value('KW_ARCH');
  return {
    facts: {
      family: kin.includes('debian') ? 'debian' : kin.some((id) => rhelLike.has(id)) ? 'rhel' : os,
      os,
      osVersion: value('VERSION_ID'),
      arch: architectures[machine] ?? machine,
      bootId: value('KW_BOOT'),
    },
    isRoot: value('KW_UID') === '0',
    jobs: value('KW_JOBS'),
    jobsWritable: value('KW_WRITABLE') === 'yes',
  };
};
