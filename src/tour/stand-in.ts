import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeFileWhole } from '../files/write-file-whole.js';

/** Puts something under the name of a release file: it is sent and compared as the real one would be, and never unpacked. */
export const writeStandIn = async (folder: string, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const content = gzipSync(`This stands in for ${name} on the tour, where nothing is unpacked.\n`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await writeFileWhole(join(folder, name), content, 0o644);
  await writeFileWhole(join(folder, `${name}.sha256`), `${sha256}  ${name}\n`, 0o644);
};
