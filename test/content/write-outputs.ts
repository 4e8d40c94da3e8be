/** Writes the `output` blocks of the ground floor anew: `npx tsx test/content/write-outputs.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runbookFiles } from '../../src/commands/load-runbook.js';
import { groundFloor } from '../../src/commands/package-folder.js';
import { recordingFile } from '../../src/commands/serve-tour.js';
import { readRecording } from '../../src/tour/read-recording.js';
import { printedBy, withOutputs } from './recorded-outputs.js';

const recording = await readRecording(recordingFile);
const { pages } = await runbookFiles(groundFloor);
for (const [path, page] of pages) {
  const written = withOutputs(page, (step) => printedBy(recording, step));
  if (written === page) continue;
  await writeFile(join(groundFloor, path), written);
  process.stdout.write(`${path}\n`);
}
