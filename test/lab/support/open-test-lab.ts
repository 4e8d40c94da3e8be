import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab, type Lab } from '../../../src/lab/lab.js';
import type { LabPlace } from '../../../src/lab/paths.js';
import { defaultLabSpec, type LabSpec } from '../../../src/lab/spec.js';
import { guardLab } from './guard-lab.js';

/** Where tests keep base trees and release files from run to run, outside the tree. */
export const labCache = (): string =>
  process.env['KUBEWALK_LAB_CACHE'] ?? join(homedir(), '.cache', 'kubewalk-lab');

/** A lab in a home folder of its own, and how to take both away again whatever happened. */
export const openTestLab = async (
  name: string,
  changes: Partial<LabSpec> = {},
): Promise<{ readonly lab: Lab; readonly place: LabPlace; readonly remove: () => Promise<void> }> => {
  const home = await mkdtemp(join(tmpdir(), 'kubewalk-test-lab-'));
  const place = { home, cache: labCache() };
  const lab = openLab({ ...defaultLabSpec(name), ...changes }, place);
  const dismiss = guardLab(name, place);
  return {
    lab,
    place,
    remove: async () => {
      await lab.down();
      await rm(home, { recursive: true });
      await dismiss();
    },
  };
};
