/** The first row of a window of `height` over `total` rows that may not run past either end. */
export const clampTop = (top: number, total: number, height: number): number =>
  Math.max(0, Math.min(top, total - height));

/** Moves a window as little as possible so that `row` is inside. */
export const keepInView = (top: number, row: number, height: number): number => {
  if (row < top) return row;
  return row >= top + height ? row - height + 1 : top;
};
