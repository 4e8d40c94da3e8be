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
  if (units[unit]?.active === 'active')
    return lines.filter(({ at }) => at !== undefined && clock - at < news);
  const starts = lines.flatMap(({ by, text }, at) =>
    by === 'systemd' && text.startsWith('Starting ') ? [at] : [],
  );
  return lines.slice(starts.at(-2) ?? starts.at(-1) ?? 0);
};
