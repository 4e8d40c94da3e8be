import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '../files/read-if-there.js';
import type { LabPaths } from './paths.js';
import { runTool } from './run-tool.js';
import type { LabSpec } from './spec.js';

export interface KeyPair {
  readonly private: string;
  readonly public: string;
}

export interface LabKeys {
  readonly login: KeyPair;
  readonly hosts: ReadonlyMap<string, KeyPair>;
}

const keyPair = async (file: string, comment: string): Promise<KeyPair> => {
  if ((await readIfThere(`${file}.pub`)) === undefined) {
    await rm(file, { force: true });
    await runTool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', file]);
  }
  return { private: await readFile(file, 'utf8'), public: await readFile(`${file}.pub`, 'utf8') };
};

/** The key that opens the lab's machines, and each machine's own key, so that it is known in advance. */
export const ensureKeys = async (paths: LabPaths, spec: LabSpec): Promise<LabKeys> => {
  await mkdir(paths.hostKeys, { recursive: true, mode: 0o700 });
  const login = await keyPair(paths.identityFile, `kubewalk-lab-${spec.name}`);
  const hosts = new Map<string, KeyPair>();
  for (const { name } of spec.hosts) {
    hosts.set(name, await keyPair(join(paths.hostKeys, name), name));
  }
  return { login, hosts };
};
