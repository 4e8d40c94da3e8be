import { resolve } from 'node:path';
import { loadRunbook, type LoadedRunbook } from '../../../src/commands/load-runbook.js';
import type { Handbook } from '../../../src/doctor/handbook.js';

/** The runbook that kubewalk comes with, and what is known of its troubles. */
export const ownHandbook = async (): Promise<LoadedRunbook & { readonly handbook: Handbook }> => {
  const loaded = await loadRunbook(resolve('runbooks/ground-floor'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const read = await loaded.value.readHandbook();
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...loaded.value, handbook: read.value };
};
