/** Points that a hint costs, from the nudge to nearly the answer. */
export const costs = [10, 20, 30] as const;

export interface Exercise {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  /** Levels of the hints that were asked for. */
  readonly hints: readonly number[];
}

/** Of 100 points each hint costs some, and each whole ten minutes five; who mends it at all keeps ten. */
export const scoreOf = ({ since, until, hints }: Exercise): number => {
  const forHints = hints.reduce((sum, level) => sum + (costs[level - 1] ?? 0), 0);
  const forTime = Math.floor(Math.max(0, until - since) / 600_000) * 5;
  return Math.max(10, 100 - forHints - forTime);
};
