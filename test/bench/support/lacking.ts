import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What each benchmark starts besides kubewalk, and the package of Debian that has it. */
const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  opening: { '/usr/sbin/sshd': 'openssh-server' },
  steps: { 'ansible-playbook': 'ansible-core', ssh: 'openssh-client', '/usr/sbin/sshd': 'openssh-server' },
  tarball: { scp: 'openssh-client', '/usr/sbin/sshd': 'openssh-server' },
  many: { 'ansible-playbook': 'ansible-core', '/usr/sbin/sshd': 'openssh-server' },
  certificates: { cfssl: 'golang-cfssl', cfssljson: 'golang-cfssl' },
};

/** What the benchmarks need and this machine has not, as a person would install it. */
export const lacking = (benches: readonly string[]): readonly string[] => [
  ...new Set(
    benches.flatMap((bench) =>
      Object.entries(needed[bench] ?? {})
        .filter(([program]) => !isThere(program))
        .map(([program, from]) => `${program} (apt-get install ${from})`),
    ),
  ),
];

const isThere = (program: string): boolean =>
  (program.startsWith('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter)).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
