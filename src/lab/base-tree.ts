import { access, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { baseRecipe } from './base-recipe.js';
import { runTool } from './run-tool.js';
import type { LabSpec } from './spec.js';

const isThere = async (path: string): Promise<boolean> => {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
};

/** What of the environment decides how packages are fetched. */
const proxies = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    ['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) =>
      env[name] === undefined ? [] : [[name, env[name]]],
    ),
  );

/** In namespaces of its own, and gone with all its children and mounts as soon as we are, however we end. */
const apart = ['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--kill-child'];

/**
 * Gives the tree that the machines of a suite stand on, making it when there is none. It is made beside its
 * place and renamed when whole, so an interruption never leaves half a tree to be taken for one; whoever asks
 * meanwhile waits.
 */
export const ensureBaseTree = async (
  suite: LabSpec['suite'],
  cache: string,
  onProgress: (line: string) => void,
): Promise<string> => {
  const recipe = baseRecipe(suite, process.env['DEBIAN_MIRROR'] ?? 'http://deb.debian.org/debian');
  const tree = join(cache, recipe.folder);
  if (await isThere(tree)) return tree;
  await mkdir(cache, { recursive: true });
  const release = await lockfile.lock(tree, {
    realpath: false,
    stale: 15_000,
    retries: { retries: 900, factor: 1, minTimeout: 1000, maxTimeout: 1000 },
  });
  try {
    if (await isThere(tree)) return tree;
    const part = `${tree}.part`;
    await runTool('rm', ['-rf', '--one-file-system', part]);
    onProgress(`making the base tree of Debian ${suite}, once for all labs (a minute or two)`);
    const env = proxies(process.env);
    await runTool('setpriv', [...apart, 'debootstrap', ...recipe.debootstrap(part)], {
      env,
      onLine: (line) => {
        if (/^I: (Retrieving InRelease|Resolving|Unpacking the|Configuring the|Base system)/.test(line)) {
          onProgress(`  ${line.slice(3)}`);
        }
      },
    });
    onProgress('  fetching docker and other packages that machines install without a network');
    await runTool('setpriv', [...apart, 'chroot', part, 'sh', '-euc', recipe.script], { env });
    await rename(part, tree);
    return tree;
  } finally {
    await release();
  }
};
