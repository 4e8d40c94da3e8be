import type { LogLine } from './evidence/log-line.js';
import type { HostEvidence, UnitName } from './evidence/types.js';

/** Seconds that a running service's complaint stays news. etcd repeats what persists many times within this. */
const news = 15;

/**
 * The lines that speak of now. A service that runs well may have complained an hour ago of what is mended since; one
 * that does not run said why in its last two tries.
 */
export const recentLines = ({ journals, units, clock }: HostEvidence, unit: UnitName): readonly LogLine[] => {
  const lines = journals[unit] ?? [];
  const saidAt = (word: string): readonly number[] =>
    lines.flatMap(({ by, text }, at) => (by === 'systemd' && text.startsWith(word) ? [at] : []));
  if (units[unit]?.active === 'inactive') {
    // What was stopped in good order has nothing to complain of. What ended by itself said why: a member that finds
    // itself struck off the list ends as if all were well.
    const started = saidAt('Starting ').at(-1);
    const endedItself = started !== undefined && !saidAt('Stopping ').some((at) => at > started);
    return endedItself ? lines.slice(started) : [];
  }
  if (units[unit]?.active === 'active') {
    const started = saidAt('Started ').at(-1) ?? -1;
    // What it said while it started is about the settings that it still runs with.
    const starting = saidAt('Starting ').at(-1) ?? 0;
    return lines.filter(
      ({ at }, place) => place >= starting && (place < started || (at !== undefined && clock - at < news)),
    );
  }
  const starts = saidAt('Starting ');
  return lines.slice(starts.at(-2) ?? starts.at(-1) ?? 0);
};
