/** Runbooks and cluster files for measuring. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fleet, FleetHost } from './fleet.js';

export interface BenchRunbook {
  readonly name: string;
  /** The markdown of each chapter under its title, by the chapter's id. */
  readonly chapters: Readonly<Record<string, string>>;
  /** Lines of YAML beside what every runbook has. */
  readonly frontMatter?: string;
}

/** Writes a runbook below `folder` and returns its own folder. */
export const writeRunbook = async (
  folder: string,
  { name, chapters, frontMatter = '' }: BenchRunbook,
): Promise<string> => {
  const runbook = join(folder, name, 'runbooks', name);
  await mkdir(runbook, { recursive: true });
  const head = `runbook: ${name}\nroles: [all]\nchapters: [${Object.keys(chapters).join(', ')}]\n`;
  const profiles = 'profiles:\n  current:\n    about: The only one.\n';
  await writeFile(
    join(runbook, 'README.md'),
    `---\n${head}${frontMatter}${profiles}---\n\n# Bench\n\nFor measuring.\n`,
  );
  for (const [id, steps] of Object.entries(chapters))
    await writeFile(join(runbook, `${id}.md`), `# ${id}\n\n${steps}`);
  return runbook;
};

/** Writes a cluster file into `folder` and returns its path. */
export const writeCluster = async (
  folder: string,
  { knownHosts, hosts }: Pick<Fleet, 'knownHosts'> & { readonly hosts: readonly FleetHost[] },
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const file = join(folder, 'cluster.yaml');
  const listed = hosts.map(({ name, address, port, user, key, proxyCommand }) => ({
    name,
    address,
    roles: ['all'],
    ssh: { user, port, identityFile: key, ...(proxyCommand !== undefined && { proxyCommand }) },
  }));
  await writeFile(file, JSON.stringify({ name: 'bench', ssh: { knownHosts }, hosts: listed, ...more }));
  return file;
};

/** A step that only reads. */
export const readingStep = (id: string, run = 'true'): string =>
  `## Step ${id} {#${id}}\n\nWords.\n\n\`\`\`yaml step\non: all\nrisk: reads\ntimeout: 1h\n\`\`\`\n\n\`\`\`sh run\n${run}\n\`\`\`\n`;

/** Steps that read nothing and change nothing. */
export const trivialSteps = (count: number): string =>
  Array.from({ length: count }, (_, at) => readingStep(`step-${String(at + 1)}`)).join('\n');
