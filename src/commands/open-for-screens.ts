import type { Prompts } from '../execute/ports.js';
import type { Checked } from '../source/problem.js';
import type { Opened } from '../ui/ports.js';
import type { LoadedPlan } from './load-plan.js';
import { openExecution } from './open-execution.js';

/** Opens the session of a plan as the screens know one. */
export const openForScreens = async (planned: Checked<LoadedPlan>, prompts: Prompts): Promise<Opened> => {
  if (!planned.ok) return { kind: 'problems', problems: planned.problems };
  const opened = await openExecution(planned.value, { prompts });
  if (opened.kind !== 'opened') return opened;
  const { folder, ...rest } = opened;
  return { ...rest, recordFolder: folder };
};
