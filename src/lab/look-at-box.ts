import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mounts } from './mounts.js';
import { labTools, type BoxFacts } from './requirements.js';

const toolFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

const exists = async (path: string, mode = constants.F_OK): Promise<boolean> => {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
};

const isTool = async (name: string): Promise<boolean> =>
  (await Promise.all(toolFolders.map((folder) => exists(join(folder, name), constants.X_OK)))).includes(true);

/** Looks at this box for `unmetRequirements`. Changes nothing. */
export const lookAtBox = async (): Promise<BoxFacts> => {
  const platform = process.platform;
  const isRoot = process.getuid?.() === 0;
  if (platform !== 'linux') {
    return {
      platform,
      isRoot,
      missingTools: [],
      cgroup2: undefined,
      debianKeyring: false,
      overlay: false,
      bridgeNetfilter: false,
    };
  }
  const tools = await Promise.all(
    Object.keys(labTools).map(async (tool) => ({ tool, found: await isTool(tool) })),
  );
  return {
    platform,
    isRoot,
    missingTools: tools.filter(({ found }) => !found).map(({ tool }) => tool),
    cgroup2: (await mounts()).find(({ type }) => type === 'cgroup2')?.target,
    debianKeyring: await exists('/usr/share/keyrings/debian-archive-keyring.gpg'),
    overlay: /\boverlay$/m.test(await readFile('/proc/filesystems', 'utf8')),
    bridgeNetfilter: await exists('/proc/sys/net/bridge/bridge-nf-call-iptables'),
  };
};
