import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Cluster } from '../cluster/types.js';
import { bundleFiles } from '../doctor/bundle/bundle-files.js';
import { kubewalkHome } from '../files/home.js';
import { jsonFindings } from '../plain/json-findings.js';
import { wordsIn } from '../words/words.js';
import type { Examined } from './examine.js';
import { ownVersion } from './own-version.js';

/** Writes what to attach to a question into `folder`, else into one of its own. Returns where it lies. */
export const writeBundle = async (
  cluster: Cluster,
  { findings, reports, silent }: Examined,
  folder: string | undefined,
): Promise<string> => {
  const time = new Date().toISOString().replaceAll(':', '-');
  const place = resolve(folder ?? join(kubewalkHome(process.env), 'evidence', cluster.name, time));
  const files = bundleFiles({
    cluster,
    findings: jsonFindings(findings),
    reports,
    silent: silent.map(({ host, why }) => ({ host, why: wordsIn('en').say(why) })),
    version: ownVersion(),
  });
  for (const [path, text] of files) {
    const file = join(place, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, text, { mode: 0o600 });
  }
  return place;
};
