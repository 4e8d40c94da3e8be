import { fixMade, type FixMade } from '../doctor/fix/fix-made.js';
import type { Handbook } from '../doctor/handbook.js';
import { kubewalkHome } from '../files/home.js';

/** What the record says of the latest fix of this cluster; with `step`, of the latest in which that was done. */
export const lastFix = async (
  runbook: string,
  cluster: string,
  { troubles }: Handbook,
  step?: string,
): Promise<FixMade | undefined> => {
  const [{ latestRuns }, { sessionName }] = await Promise.all([
    import('../session/list-runs.js'),
    import('../session/session-paths.js'),
  ]);
  const runs = latestRuns(kubewalkHome(process.env), sessionName(runbook, cluster));
  return fixMade(runs, troubles, step);
};
