import * as z from 'zod';
import type { Checked } from '../../source/problem.js';
import { readYaml } from '../../source/yaml.js';

/** From which text each translation was made, by id. */
export type Hashes = Readonly<Record<string, string>>;

const hashes = z.record(z.string(), z.string());

export const hashesFile = (language: string): string => `${language}/translated.json`;

export const readHashes = (
  folder: string,
  language: string,
  pages: ReadonlyMap<string, string>,
): Checked<Hashes> => {
  const path = hashesFile(language);
  const read = readYaml(hashes, { text: pages.get(path) ?? '{}', file: `${folder}/${path}` });
  return read.ok ? { ok: true, value: read.value.value } : read;
};
