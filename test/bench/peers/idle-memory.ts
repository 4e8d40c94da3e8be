/**
 * What an idle host costs in memory: connects to some hosts, then to all, and prints how many bytes each of the
 * others added. A program of its own, started with --expose-gc.
 */
import { createRemotes } from '../../../src/ssh/create-remotes.js';
import { createSshConfigs } from '../../../src/ssh/ssh-config.js';
import type { Host } from '../../../src/cluster/types.js';

interface Wanted {
  readonly hosts: readonly Host[];
  /** How many are connected before the first look. */
  readonly first: number;
  readonly folders: { readonly home: string; readonly knownHosts: string };
}

const { hosts, first, folders } = JSON.parse(process.argv[2] ?? '') as Wanted;

const connections = createRemotes(hosts, {
  sshConfigs: createSshConfigs(folders),
  knownHosts: folders.knownHosts,
  prompts: {
    acceptHostKey: () => Promise.resolve(false),
    secret: () => Promise.resolve(undefined),
  },
});

const { remotes } = connections;

const memory = (): { readonly rss: number; readonly used: number } => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, used: heapUsed + external };
};

await Promise.all(remotes.slice(0, first).map((remote) => remote.connect()));
const before = memory();
await Promise.all(remotes.map((remote) => remote.connect()));
const after = memory();
const each = remotes.length - first;
console.log(
  JSON.stringify({ used: (after.used - before.used) / each, rss: (after.rss - before.rss) / each }),
);
await connections.close();
