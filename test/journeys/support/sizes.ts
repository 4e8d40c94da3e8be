/** Columns and rows at which every journey is seen: as small as many terminals begin, usual, and roomy. */
export const sizes = [
  [80, 24],
  [120, 40],
  [200, 60],
] as const;
