import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onEveryHost, timeScp } from './peers/openssh.js';
import { compare, type Result } from './support/compare.js';
import type { Fleet, FleetHost } from './support/fleet.js';
import { timeKubewalk } from './support/kubewalk.js';
import { writeRunbook } from './support/runbook.js';

const megabytes = 60;

/** A release file to every host, side by side. kubewalk also checks it by SHA-256 on both sides. Its runbook is read in the first round. */
export const benchTarball = async (fleet: Fleet, rounds: number): Promise<readonly Result[]> => {
  const artifacts = join(fleet.folder, 'artifacts');
  await mkdir(artifacts);
  const file = join(artifacts, 'blob.tar.gz');
  const content = gzipSync(randomBytes(megabytes * 1024 * 1024), { level: 1 });
  await writeFile(file, content);
  const runbook = await writeRunbook(fleet.folder, {
    name: 'tarball',
    chapters: { steps: step },
    frontMatter: frontMatter(createHash('sha256').update(content).digest('hex')),
  });
  const cache = await mkdtemp(join(fleet.folder, 'cache-'));
  const fresh = async (): Promise<void> => {
    await onEveryHost(fleet, (host) => `mkdir -p ${folderOn(host)}; rm -f ${folderOn(host)}/*`);
  };
  return compare(
    `a ${String(megabytes)} MB tarball to ${String(fleet.hosts.length)} hosts`,
    [
      {
        name: 'kubewalk',
        run: async () => {
          await fresh();
          return timeKubewalk({ fleet, hosts: fleet.hosts, runbook, artifacts, cache });
        },
      },
      {
        name: 'scp side by side',
        run: async () => {
          await fresh();
          return timeScp(fleet, file, (host) => `${folderOn(host)}/scp`);
        },
      },
    ],
    rounds,
  );
};

/** Hosts of a loopback fleet share a disk. */
const folderOn = ({ name }: FleetHost): string => `/var/lib/bench/${name}`;

const frontMatter = (sha256: string): string => `artifacts:
  blob:
    file: blob.tar.gz
    url: https://127.0.0.1/blob.tar.gz
    sha256: {blob.tar.gz: ${sha256}}
`;

const step = `## Send {#send}

\`\`\`yaml step
on: all
risk: changes
no-undo: It is thrown away.
\`\`\`

\`\`\`yaml artifact
artifact: blob
path: /var/lib/bench/{{ host.name }}/kubewalk
\`\`\`
`;
