import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTrouble } from '../../../src/doctor/read-trouble.js';
import type { Trouble } from '../../../src/doctor/trouble.js';

const folder = fileURLToPath(new URL('../../../runbooks/ground-floor/troubleshooting', import.meta.url));

/** The troubles that kubewalk comes with. */
export const ownTroubles = (): readonly Trouble[] =>
  readdirSync(folder).map((file) => {
    const read = readTrouble(file.replace(/\.md$/, ''), file, readFileSync(`${folder}/${file}`, 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });
