import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { homedir } from 'node:os';
import { EffectError, type Prompts } from '../execute/ports.js';
import { fileTrouble } from '../files/errno.js';
import type { PlannedSecret } from '../plan/types.js';
import { saying } from '../words/saying.js';

/** Asks whoever holds a secret: the person, the environment, or a file. */
export const findSecret =
  (clusterFile: string, prompts: Prompts) =>
  async ({ name, about, from }: PlannedSecret, host: string): Promise<string | undefined> => {
    switch (from.kind) {
      case 'ask':
        return prompts.secret({ kind: 'variable', host, subject: `${name} (${about})`, again: false });
      case 'env':
        return process.env[from.name];
      case 'file':
        try {
          const path = resolve(dirname(clusterFile), from.path.replace(/^~(?=\/)/, homedir()));
          return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
        } catch (error) {
          const why = fileTrouble(error);
          throw new EffectError(saying('refused.secret', { name, path: from.path, why }), about, {
            cause: error,
          });
        }
    }
  };
